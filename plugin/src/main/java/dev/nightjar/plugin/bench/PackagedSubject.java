package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;

/**
 * A trained model.
 *
 * @param model its package
 * @param precision one of the package's
 */
public record PackagedSubject(ModelPackage model, String precision) implements Subject {

  @Override
  public String name() {
    return model.card().name();
  }

  @Override
  public Loaded load(Provider provider, int threads) throws ModelException {
    return new Loaded(
        StreamingModel.load(model, precision, provider, threads),
        model.card().sampleRateHz(),
        model.graph(precision).length);
  }
}

package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;

/** A model to measure, not yet loaded, so that a long list of them takes little memory. */
public interface Subject {

  /** [any thread] What to call it in results; the same for all its precisions. */
  String name();

  /** [any thread] Precision of the weights: fp32 or int8. */
  String precision();

  /**
   * [not real-time] Loads it.
   *
   * @param threads threads of one call
   * @throws ModelException if it can't be loaded
   */
  Loaded load(Provider provider, int threads) throws ModelException;

  /**
   * A subject that can run.
   *
   * @param model to be closed by whoever asked for it
   * @param sampleRateHz the model's rate
   * @param weightBytes size of its graph, nearly all of which is weights
   */
  record Loaded(StreamingModel model, int sampleRateHz, long weightBytes) implements AutoCloseable {

    @Override
    public void close() {
      model.close();
    }
  }
}

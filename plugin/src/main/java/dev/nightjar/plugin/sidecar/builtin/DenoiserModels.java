package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.stream.Denoiser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The denoiser's models, each loaded once for all instances. [any thread] */
final class DenoiserModels implements AutoCloseable {

  private static final String SHIPPED = "speech16k";

  /** By the value of the parameter. */
  private static final List<String> PRECISIONS = List.of("fp32", "int8");

  private static final int THREADS = 1;

  private final Map<String, StreamingModel> loaded = new HashMap<>();
  private ModelPackage files;

  /** How many there are to choose from. */
  static int count() {
    return PRECISIONS.size();
  }

  /**
   * A denoiser of its own on a shared model. [not real-time]
   *
   * @param model 0 to {@link #count()} - 1
   */
  Denoiser open(int model, int channels, int sampleRateHz, int maxBlockFrames)
      throws ModelException {
    return Denoiser.sharing(
        model(PRECISIONS.get(model)), files().card(), channels, sampleRateHz, maxBlockFrames);
  }

  private synchronized StreamingModel model(String precision) throws ModelException {
    StreamingModel model = loaded.get(precision);
    if (model == null) {
      model = StreamingModel.load(files(), precision, Provider.CPU, THREADS);
      loaded.put(precision, model);
    }
    return model;
  }

  private synchronized ModelPackage files() throws ModelException {
    if (files == null) {
      files = ModelPackage.bundled(SHIPPED);
    }
    return files;
  }

  @Override
  public synchronized void close() {
    loaded.values().forEach(StreamingModel::close);
    loaded.clear();
  }
}

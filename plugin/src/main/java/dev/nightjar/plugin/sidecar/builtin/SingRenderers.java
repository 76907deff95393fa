package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.instrument.SynthSettings;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.SingModel;
import dev.nightjar.engine.preset.PresetLibrary;
import dev.nightjar.plugin.sidecar.StreamFormat;
import dev.nightjar.plugin.synth.SingInstruments;
import java.io.IOException;

/** Makes instruments that share the weights of one model. [any thread] */
final class SingRenderers implements AutoCloseable {

  private static final int MODEL_THREADS = 1;

  /** Chunks of the synth; by whole ones its latency leaves the places of its chunks alone. */
  private static final int CHUNK_FRAMES = SynthSettings.LEAST_LATENCY_FRAMES / 2;

  /** What hosts are told that the instrument takes, beside the way there and back. */
  private static final double LATENCY_SECONDS = 0.012;

  /** For notes that are rendered, an instance: about two minutes of them. */
  private static final long CACHE_BYTES = 96L << 20;

  private SingModel model;
  private PresetLibrary library;

  /**
   * Makes an instrument that plays General MIDI. [not real-time]
   *
   * @throws IOException if the model or the presets can't be had
   */
  SelectableSynth open(StreamFormat format) throws IOException {
    int latencyFrames =
        (int) Math.ceil(LATENCY_SECONDS * format.sampleRateHz()) / CHUNK_FRAMES * CHUNK_FRAMES;
    SynthSettings settings =
        SynthSettings.live(format.sampleRateHz())
            .withLatencyFrames(Math.max(SynthSettings.LEAST_LATENCY_FRAMES, latencyFrames))
            .withCacheBytes(CACHE_BYTES);
    // The presets first: the synth closes its renderer, and nobody a renderer that no synth has.
    PresetLibrary presets = library();
    return new SelectableSynth(renderer(), presets, settings);
  }

  private synchronized SingModel renderer() throws ModelException {
    if (model == null) {
      model =
          SingModel.load(
              SingInstruments.model(SingInstruments.SHIPPED),
              SingInstruments.PRECISION,
              Provider.CPU,
              MODEL_THREADS);
    }
    return model.twin();
  }

  private synchronized PresetLibrary library() throws IOException {
    if (library == null) {
      library = PresetLibrary.bundled();
    }
    return library;
  }

  @Override
  public synchronized void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}

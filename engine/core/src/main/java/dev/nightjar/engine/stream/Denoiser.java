package dev.nightjar.engine.stream;

import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.model.ModelCard;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.realtime.StreamProcessor;

/**
 * Takes noise out of a stream of any rate. Each channel goes by itself:
 *
 * <pre>
 *   in ─ down ─ model ─────────────── up ─ ┐
 *    │           └─ in, as late ─ up ─ −┐  + ─ out
 *    └─ delay ────────────────────────── + ─ gain ┘
 * </pre>
 *
 * <p>What the model can't hear, because its rate is lower, is what the delayed input has and the
 * resampled input has not; it passes with a gain taken from the model's band. A model that changes
 * nothing gives the input back exactly.
 */
public final class Denoiser implements StreamProcessor {

  private static final int THREADS = 1;

  private final StreamingModel model;

  /** Whether the model is to be unloaded with this. */
  private final boolean ownsModel;

  private final int sampleRateHz;
  private final int maxBlockFrames;
  private final int latencyFrames;
  private final DenoiserChannel[] channels;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private volatile DenoiserSettings settings = DenoiserSettings.FULL;
  private volatile double reductionDb;

  /**
   * Loads a model for a stream. [not real-time]
   *
   * @param precision a key of {@link ModelCard#files}
   * @param channels at least 1
   * @param sampleRateHz 8,000 to 192,000
   * @param maxBlockFrames at least 1
   * @throws ModelException if the model can't be used
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Denoiser open(
      ModelPackage model,
      String precision,
      Provider provider,
      int channels,
      int sampleRateHz,
      int maxBlockFrames)
      throws ModelException {
    StreamingModel loaded = StreamingModel.load(model, precision, provider, THREADS);
    boolean made = false;
    try {
      Denoiser denoiser =
          new Denoiser(loaded, true, model.card(), channels, sampleRateHz, maxBlockFrames);
      made = true;
      return denoiser;
    } finally {
      if (!made) {
        loaded.close();
      }
    }
  }

  /**
   * Makes another stream through a model that is loaded, and stays the caller's. [not real-time]
   *
   * @param model outlives the denoiser; others may use it at the same time
   * @param card of the model's package
   * @param channels at least 1
   * @param sampleRateHz 8,000 to 192,000
   * @param maxBlockFrames at least 1
   * @throws ModelException if the stream can't be made
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Denoiser sharing(
      StreamingModel model, ModelCard card, int channels, int sampleRateHz, int maxBlockFrames)
      throws ModelException {
    return new Denoiser(model, false, card, channels, sampleRateHz, maxBlockFrames);
  }

  private Denoiser(
      StreamingModel model,
      boolean ownsModel,
      ModelCard card,
      int channels,
      int sampleRateHz,
      int maxBlockFrames)
      throws ModelException {
    if (channels < 1 || maxBlockFrames < 1) {
      throw new IllegalArgumentException(
          "channels and maxBlockFrames must be at least 1, not %d and %d"
              .formatted(channels, maxBlockFrames));
    }
    this.model = model;
    this.ownsModel = ownsModel;
    this.sampleRateHz = sampleRateHz;
    this.maxBlockFrames = maxBlockFrames;
    this.channels = new DenoiserChannel[channels];
    int made = 0;
    try {
      while (made < channels) {
        this.channels[made] = new DenoiserChannel(model, card, sampleRateHz, maxBlockFrames);
        made++;
      }
    } finally {
      for (int i = 0; made < channels && i < made; i++) {
        this.channels[i].close();
      }
    }
    latencyFrames = this.channels[0].latencyFrames();
  }

  @Override
  public int channels() {
    return channels.length;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  @Override
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  /** Where the model computes. [any thread] */
  public Provider provider() {
    return model.provider();
  }

  /** Changes the strength, smoothly, from the next block on. [any thread] */
  public void settings(DenoiserSettings newSettings) {
    settings = newSettings;
  }

  /** The strength. [any thread] */
  public DenoiserSettings settings() {
    return settings;
  }

  /** How much quieter the model's last hop left it, 0 dB or more. [any thread] */
  public double reductionDb() {
    return reductionDb;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the model fails
   */
  @Override
  public void process(float[][] in, float[][] out, int frames) {
    float wetShare = settings.wetShare();
    double powerIn = 0;
    double powerOut = 0;
    try {
      for (int i = 0; i < channels.length; i++) {
        channels[i].process(in[i], out[i], frames, wetShare);
        powerIn += channels[i].powerIn();
        powerOut += channels[i].powerOut();
      }
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    guard.clean(out, 0, frames);
    reductionDb = Math.max(0, 10 * Math.log10((powerIn + 1e-12) / (powerOut + 1e-12)));
  }

  @Override
  public void reset() {
    for (DenoiserChannel channel : channels) {
      channel.reset();
    }
  }

  @Override
  public void close() {
    for (DenoiserChannel channel : channels) {
      channel.close();
    }
    if (ownsModel) {
      model.close();
    }
  }
}

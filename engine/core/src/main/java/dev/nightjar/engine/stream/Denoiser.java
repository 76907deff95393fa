package dev.nightjar.engine.stream;

import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.Resampler;
import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.model.ModelCard;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.realtime.StreamProcessor;
import java.util.Arrays;

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
  private final Channel[] channels;
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
    this.channels = new Channel[channels];
    int made = 0;
    try {
      while (made < channels) {
        this.channels[made] = new Channel(model, card, sampleRateHz, maxBlockFrames);
        made++;
      }
    } finally {
      for (int i = 0; made < channels && i < made; i++) {
        this.channels[i].band.close();
      }
    }
    latencyFrames = this.channels[0].latencyFrames;
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
        powerIn += channels[i].band.powerIn();
        powerOut += channels[i].band.powerOut();
      }
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    guard.clean(out, 0, frames);
    reductionDb = Math.max(0, 10 * Math.log10((powerIn + 1e-12) / (powerOut + 1e-12)));
  }

  @Override
  public void reset() {
    for (Channel channel : channels) {
      channel.reset();
    }
  }

  @Override
  public void close() {
    for (Channel channel : channels) {
      channel.band.close();
    }
    if (ownsModel) {
      model.close();
    }
  }

  /** One channel, with all its buffers. */
  private static final class Channel {

    /** How fast a change of strength takes hold: too slow to click. */
    private static final double RAMP_SECONDS = 0.02;

    private final ModelBand band;
    private final HighBandGain highGain;
    private final Resampler down;
    private final Resampler up;
    private final int latencyFrames;

    /** Far above any real sound, far below what would overflow in a model. */
    private static final float LOUDEST = 16;

    private final SampleGuard guard = SampleGuard.withoutClamp();
    private final SampleGuard modelGuard = SampleGuard.clampingAt(LOUDEST);

    /** The last {@code latencyFrames} of the input, then the block. */
    private final float[][] input = new float[1][];

    private final float[][] low = new float[1][];

    /** The model's output, its input as late, the gain of the high band: at the model's rate. */
    private final float[][] model = new float[3][];

    /** The same at the stream's rate, waiting for the stream's clock. */
    private final float[][] ready = new float[3][];

    private final float rampStep;
    private int readyFrames;
    private float wetShare = -1;

    Channel(StreamingModel streaming, ModelCard card, int rateHz, int maxBlockFrames)
        throws ModelException {
      int modelRateHz = card.sampleRateHz();
      down = new Resampler(1, rateHz, modelRateHz, Quality.LOW_LATENCY);
      int bandFrames = ModelBand.latencyFrames(card, streaming.hopFrames());
      double ratio = (double) rateHz / modelRateHz;
      double soFar = (down.delayFrames() + bandFrames) * ratio;
      Resampler plain = new Resampler(3, modelRateHz, rateHz, Quality.LOW_LATENCY);
      double total = soFar + plain.delayFrames();
      // The sum must be whole frames, so that the delayed input can be set against it.
      up =
          new Resampler(
              3, modelRateHz, rateHz, Quality.LOW_LATENCY, Math.ceil(total - 1e-6) - total);
      latencyFrames = (int) Math.round(soFar + up.delayFrames());
      int lowFrames = down.maxOutputFrames(maxBlockFrames) + 1;
      low[0] = new float[lowFrames];
      for (int i = 0; i < 3; i++) {
        model[i] = new float[lowFrames];
        ready[i] = new float[up.maxOutputFrames(lowFrames) + maxBlockFrames];
      }
      input[0] = new float[latencyFrames + maxBlockFrames];
      rampStep = (float) (1 / (RAMP_SECONDS * rateHz));
      band = new ModelBand(streaming.newStream(), card);
      highGain = new HighBandGain(modelRateHz);
    }

    void process(float[] in, float[] out, int frames, float wetShareWanted) throws ModelException {
      System.arraycopy(in, 0, input[0], latencyFrames, frames);
      // One broken sample in the model's state would spoil all that follow.
      guard.clean(input[0], latencyFrames, frames);
      int lowFrames = down.process(input, latencyFrames, frames, low, 0);
      modelGuard.clean(low[0], 0, lowFrames);
      band.process(low[0], lowFrames, model[0], model[1]);
      for (int i = 0; i < lowFrames; i++) {
        model[2][i] = highGain.next(model[1][i], model[0][i]);
      }
      // Never fewer than the stream's own frames: both resamplers round up.
      readyFrames += up.process(model, 0, lowFrames, ready, readyFrames);
      mix(out, frames, wetShareWanted);
      readyFrames -= frames;
      for (float[] signal : ready) {
        System.arraycopy(signal, frames, signal, 0, readyFrames);
      }
      System.arraycopy(input[0], frames, input[0], 0, latencyFrames);
    }

    private void mix(float[] out, int frames, float wanted) {
      if (wetShare < 0) {
        wetShare = wanted;
      }
      for (int i = 0; i < frames; i++) {
        wetShare += Math.max(-rampStep, Math.min(rampStep, wanted - wetShare));
        float dry = input[0][i];
        float high = dry - ready[1][i];
        float wet = ready[0][i] + ready[2][i] * high;
        out[i] = wetShare == 0 ? dry : dry + wetShare * (wet - dry);
      }
    }

    void reset() {
      band.reset();
      highGain.reset();
      down.reset();
      up.reset();
      Arrays.fill(input[0], 0);
      for (float[] signal : ready) {
        Arrays.fill(signal, 0);
      }
      readyFrames = 0;
      wetShare = -1;
    }
  }
}

package dev.nightjar.engine.stream;

import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.Resampler;
import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.model.ModelCard;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.StreamingModel;
import java.util.Arrays;

/** One channel of a {@link Denoiser}, with all its buffers. [engine thread] */
final class DenoiserChannel implements AutoCloseable {

  /** How fast a change of strength takes hold: too slow to click. */
  private static final double RAMP_SECONDS = 0.02;

  /** Far above any real sound, far below what would overflow in a model. */
  private static final float LOUDEST = 16;

  private final ModelBand band;
  private final HighBandGain highGain;
  private final Resampler down;
  private final Resampler up;
  private final int latencyFrames;
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

  DenoiserChannel(StreamingModel streaming, ModelCard card, int rateHz, int maxBlockFrames)
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
        new Resampler(3, modelRateHz, rateHz, Quality.LOW_LATENCY, Math.ceil(total - 1e-6) - total);
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

  int latencyFrames() {
    return latencyFrames;
  }

  /** Power of the model's last hop as it went in. */
  double powerIn() {
    return band.powerIn();
  }

  /** Power of the model's last hop as it came out. */
  double powerOut() {
    return band.powerOut();
  }

  @Override
  public void close() {
    band.close();
  }
}

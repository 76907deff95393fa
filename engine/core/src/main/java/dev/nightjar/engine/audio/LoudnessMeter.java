package dev.nightjar.engine.audio;

import java.util.Arrays;

/**
 * Loudness in LUFS after ITU-R BS.1770-4 and EBU Tech 3341: momentary (400 ms), short-term (3 s)
 * and integrated (gated, since the start), at any sample rate.
 *
 * <p>Powers are summed in steps of 100 ms, which is the overlap that the standard asks for. Nothing
 * is allocated after construction. One thread at a time feeds and reads.
 */
public final class LoudnessMeter {

  private static final double OFFSET_LU = -0.691;
  private static final double SURROUND_WEIGHT = 1.41;

  /** Bits of a WAVE channel mask; what lies 60 to 120 degrees to the side is surround. */
  private static final long LOW_FREQUENCY = 0x8;

  private static final long BACK_PAIR = 0x30;
  private static final long SIDE_PAIR = 0x600;

  private static final int STEPS_PER_SECOND = 10;
  private static final int MOMENTARY_STEPS = 4;
  private static final int SHORT_TERM_STEPS = 30;

  private final double[] weights;
  private final KWeighting[] filters;
  private final int stepFrames;
  private final LoudnessGate gate = new LoudnessGate();

  /** Mean powers of the last steps, in a circle. */
  private final double[] steps = new double[SHORT_TERM_STEPS];

  private long stepsDone;
  private int framesInStep;
  private double powerInStep;

  /**
   * A meter for the usual channel orders. [not real-time]
   *
   * @param channels 1 to 3 count alike; 4 is L R Ls Rs, 5 is L R C Ls Rs, 6 is L R C LFE Ls Rs; of
   *     more channels all count alike
   */
  public LoudnessMeter(int channels, int sampleRateHz) {
    this(usualWeights(channels), sampleRateHz);
  }

  /**
   * A meter for channels whose speakers are known. [not real-time]
   *
   * @param speakers as a WAVE channel mask has them; the usual order if it is not of so many
   * @param channels at least 1
   */
  public LoudnessMeter(long speakers, int channels, int sampleRateHz) {
    this(
        Long.bitCount(speakers) == channels ? weights(speakers, channels) : usualWeights(channels),
        sampleRateHz);
  }

  /**
   * A meter with a weight for each channel. [not real-time]
   *
   * @param weights factors of the channels' powers: 1 in front, 1.41 for surround, 0 for LFE
   * @param sampleRateHz at least 8000
   */
  public LoudnessMeter(double[] weights, int sampleRateHz) {
    if (weights.length == 0) {
      throw new IllegalArgumentException("there must be at least one channel");
    }
    if (sampleRateHz < 8000) {
      throw new IllegalArgumentException("sampleRateHz must be at least 8000, not " + sampleRateHz);
    }
    this.weights = weights.clone();
    filters = new KWeighting[weights.length];
    Arrays.setAll(filters, channel -> new KWeighting(sampleRateHz));
    stepFrames = Math.round((float) sampleRateHz / STEPS_PER_SECOND);
  }

  /**
   * Takes the next frames. [engine thread]
   *
   * @param samples {@code [channels][>= offset + frames]}, finite
   */
  public void add(float[][] samples, int offset, int frames) {
    for (int done = 0; done < frames; ) {
      int part = Math.min(frames - done, stepFrames - framesInStep);
      for (int channel = 0; channel < weights.length; channel++) {
        powerInStep += weights[channel] * energy(channel, samples[channel], offset + done, part);
      }
      framesInStep += part;
      done += part;
      if (framesInStep == stepFrames) {
        endStep();
      }
    }
  }

  /** LUFS over the last 400 ms; negative infinity in silence or before them. [engine thread] */
  public double momentaryLufs() {
    return stepsDone < MOMENTARY_STEPS ? lufs(0) : lufs(meanOfLast(MOMENTARY_STEPS));
  }

  /** LUFS over the last 3 s; negative infinity in silence or before them. [engine thread] */
  public double shortTermLufs() {
    return stepsDone < SHORT_TERM_STEPS ? lufs(0) : lufs(meanOfLast(SHORT_TERM_STEPS));
  }

  /** LUFS since the start, gated; negative infinity if nothing passed. [engine thread] */
  public double integratedLufs() {
    return lufs(gate.integratedPower());
  }

  /** Forgets everything. [engine thread] */
  public void reset() {
    for (KWeighting filter : filters) {
      filter.reset();
    }
    gate.reset();
    stepsDone = 0;
    framesInStep = 0;
    powerInStep = 0;
  }

  static double lufs(double power) {
    return OFFSET_LU + 10 * Math.log10(power);
  }

  private double energy(int channel, float[] samples, int from, int frames) {
    KWeighting filter = filters[channel];
    double energy = 0;
    for (int i = from; i < from + frames; i++) {
      double weighted = filter.next(samples[i]);
      energy += weighted * weighted;
    }
    filter.settle();
    return energy;
  }

  private void endStep() {
    steps[(int) (stepsDone % SHORT_TERM_STEPS)] = powerInStep / stepFrames;
    stepsDone++;
    framesInStep = 0;
    powerInStep = 0;
    if (stepsDone >= MOMENTARY_STEPS) {
      gate.add(meanOfLast(MOMENTARY_STEPS));
    }
  }

  private double meanOfLast(int count) {
    double sum = 0;
    for (long step = stepsDone - count; step < stepsDone; step++) {
      sum += steps[(int) (step % SHORT_TERM_STEPS)];
    }
    return sum / count;
  }

  private static double[] weights(long speakers, int channels) {
    // A lone pair behind the listener is surround, beside another at the sides it is the back.
    long surround = (speakers & SIDE_PAIR) != 0 ? SIDE_PAIR : BACK_PAIR;
    double[] weights = new double[channels];
    long left = speakers;
    for (int channel = 0; channel < channels; channel++) {
      long speaker = Long.lowestOneBit(left);
      left -= speaker;
      boolean beside = (speaker & surround) != 0;
      weights[channel] = speaker == LOW_FREQUENCY ? 0 : beside ? SURROUND_WEIGHT : 1;
    }
    return weights;
  }

  private static double[] usualWeights(int channels) {
    double[] weights = new double[Math.max(channels, 0)];
    Arrays.fill(weights, 1);
    if (channels >= 4 && channels <= 6) {
      weights[channels - 1] = SURROUND_WEIGHT;
      weights[channels - 2] = SURROUND_WEIGHT;
    }
    if (channels == 6) {
      weights[3] = 0;
    }
    return weights;
  }
}

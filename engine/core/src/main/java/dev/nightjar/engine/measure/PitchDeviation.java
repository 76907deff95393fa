package dev.nightjar.engine.measure;

import java.util.OptionalDouble;

/**
 * How far a tone is from the pitch that it should have: the fundamental, within a semitone on both
 * sides, at which the harmonics of a Hann-windowed stretch are strongest. [not real-time]
 */
public final class PitchDeviation {

  private static final int RANGE_CENTS = 100;

  /** Harmonics above this say no more than those below, and ask for finer steps. */
  private static final double TOP_HZ = 1500;

  /** From step to step the strongest harmonic moves by this share of a window's line. */
  private static final double STEP_LINES = 0.5;

  /** What share of the stretch's energy must lie in the harmonics of something that has a pitch. */
  private static final double LEAST_SHARE = 0.5;

  /** Energy that a Hann-windowed sine has beside its bin's, for its own frequency alone. */
  private static final double HANN_POWER = 0.375;

  private PitchDeviation() {}

  /**
   * The deviation in cents, positive for sharp.
   *
   * @param sound the stretch, half a second or more
   * @param nominalHz the fundamental that it should have
   * @return nothing where the sound has no pitch near that
   */
  public static OptionalDouble cents(float[] sound, int sampleRateHz, double nominalHz) {
    double[] windowed = new double[sound.length];
    double energy = 0;
    for (int n = 0; n < sound.length; n++) {
      windowed[n] = sound[n] * (0.5 - 0.5 * Math.cos(2 * Math.PI * n / sound.length));
      energy += windowed[n] * windowed[n];
    }
    int harmonics = (int) Math.max(1, TOP_HZ / nominalHz);
    double stepHz = STEP_LINES * sampleRateHz / sound.length / harmonics;
    double stepCents = 1200 * Math.log1p(stepHz / nominalHz) / Math.log(2);
    int steps = (int) Math.ceil(RANGE_CENTS / stepCents);
    int best = 0;
    double[] strengths = new double[2 * steps + 1];
    for (int i = 0; i < strengths.length; i++) {
      double hz = nominalHz * Math.pow(2, (i - steps) * stepCents / 1200);
      strengths[i] = strength(windowed, sampleRateHz, hz, harmonics);
      if (strengths[i] > strengths[best]) {
        best = i;
      }
    }
    // A sine of amplitude a has the windowed energy 3/16 a²N, and this strength a²N²/16.
    double share = strengths[best] * 2 * HANN_POWER * 4 / (sound.length * Math.max(energy, 1e-20));
    if (best == 0 || best == strengths.length - 1 || share < LEAST_SHARE) {
      return OptionalDouble.empty();
    }
    double left = strengths[best - 1];
    double right = strengths[best + 1];
    double offset = 0.5 * (left - right) / (left - 2 * strengths[best] + right);
    return OptionalDouble.of((best + offset - steps) * stepCents);
  }

  private static double strength(double[] windowed, int sampleRateHz, double hz, int harmonics) {
    double sum = 0;
    for (int k = 1; k <= harmonics; k++) {
      double omega = 2 * Math.PI * k * hz / sampleRateHz;
      double stepRe = Math.cos(omega);
      double stepIm = Math.sin(omega);
      double re = 0;
      double im = 0;
      double phaseRe = 1;
      double phaseIm = 0;
      for (double sample : windowed) {
        re += sample * phaseRe;
        im += sample * phaseIm;
        double next = phaseRe * stepRe - phaseIm * stepIm;
        phaseIm = phaseRe * stepIm + phaseIm * stepRe;
        phaseRe = next;
      }
      sum += re * re + im * im;
    }
    return sum;
  }
}

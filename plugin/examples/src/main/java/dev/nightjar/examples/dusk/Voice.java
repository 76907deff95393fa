package dev.nightjar.examples.dusk;

/** One note: two sawtooths, a filter that opens with the envelope, and the envelope. */
final class Voice {
  /** A key that every key is. */
  static final int ANY = -1;

  private static final double SILENT = 1e-5;
  private static final double ABOVE_TOP = 1.2;

  private final double pan;
  private int key;
  private double velocity;
  private double low;
  private double band;
  private double one;
  private double other;
  private double envelope;
  private boolean held;
  private boolean rising;

  /**
   * @param pan -1 left to 1 right
   */
  Voice(double pan) {
    this.pan = pan;
  }

  void start(int newKey, double newVelocity) {
    if (envelope < SILENT) {
      low = 0;
      band = 0;
    }
    key = newKey;
    velocity = newVelocity;
    held = true;
    rising = true;
  }

  void release(int releasedKey) {
    if (releasedKey == ANY || releasedKey == key) {
      held = false;
      rising = false;
    }
  }

  void silence() {
    held = false;
    rising = false;
    envelope = 0;
  }

  /** How much would be missed; held notes more than released ones. */
  double level() {
    return held ? 1 + envelope : envelope;
  }

  /** Adds to both sides. */
  void add(Patch patch, double bend, float[] left, float[] right, int from, int to) {
    if (!held && envelope < SILENT) {
      envelope = 0;
      return;
    }
    double step = 440 * Math.pow(2, (key - 69) / 12.0) * bend / patch.rateHz;
    double gain = patch.gain * velocity;
    double toLeft = gain * (1 - pan);
    double toRight = gain * (1 + pan);
    for (int i = from; i < to; i++) {
      double sample = filtered(patch, oscillators(step, patch.detune)) * nextEnvelope(patch);
      left[i] += (float) (toLeft * sample);
      right[i] += (float) (toRight * sample);
    }
  }

  private double oscillators(double step, double detune) {
    double up = Math.min(0.45, step * detune);
    double down = Math.min(0.45, step / detune);
    one = wrapped(one + up);
    other = wrapped(other + down);
    return saw(one, up) + saw(other, down);
  }

  private static double wrapped(double phase) {
    return phase >= 1 ? phase - 1 : phase;
  }

  /** A sawtooth whose jump is rounded over two samples, so that it hardly aliases. */
  private static double saw(double phase, double step) {
    double sample = 2 * phase - 1;
    if (phase < step) {
      double t = phase / step;
      return sample - (2 * t - t * t - 1);
    }
    if (phase > 1 - step) {
      double t = (phase - 1) / step;
      return sample - (t * t + 2 * t + 1);
    }
    return sample;
  }

  /** A state-variable low-pass, trapezoidal, stable at every cutoff. */
  private double filtered(Patch patch, double in) {
    double cutoffHz = patch.cutoffHz * (1 + (Math.pow(2, patch.sweepOctaves) - 1) * envelope);
    double g = Math.tan(Math.PI * Math.min(cutoffHz / patch.rateHz, 0.45));
    double high = (in - (patch.damping + g) * band - low) / (1 + g * (g + patch.damping));
    double newBand = g * high + band;
    double newLow = g * newBand + low;
    band = g * high + newBand;
    low = g * newBand + newLow;
    return newLow;
  }

  private double nextEnvelope(Patch patch) {
    if (rising) {
      envelope += patch.attack * (ABOVE_TOP - envelope);
      if (envelope >= 1) {
        envelope = 1;
        rising = false;
      }
    } else if (held) {
      envelope += patch.decay * (patch.sustain - envelope);
    } else {
      envelope -= patch.release * envelope;
    }
    return envelope;
  }
}

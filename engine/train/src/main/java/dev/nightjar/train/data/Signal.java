package dev.nightjar.train.data;

/** Levels of a sound, and sums and gains in place. */
final class Signal {
  private static final double SILENCE_POWER = 1e-12;

  /** Frames this far below the loudest one are pauses. */
  private static final double ACTIVE_SHARE = 1e-3;

  private Signal() {}

  static double gain(double db) {
    return Math.pow(10, db / 20);
  }

  static void scale(float[] samples, double gain) {
    float factor = (float) gain;
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
  }

  static void add(float[] to, float[] from, double gain) {
    float factor = (float) gain;
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** Root mean square over everything; 0 for silence. */
  static double rms(float[] samples) {
    double power = power(samples, 0, samples.length);
    return power < SILENCE_POWER ? 0 : Math.sqrt(power);
  }

  /** Root mean square over the frames that are not pauses; 0 for silence. */
  static double activeRms(float[] samples, int frameLength) {
    int frames = samples.length / frameLength;
    if (frames == 0) {
      return rms(samples);
    }
    double[] powers = new double[frames];
    double loudest = 0;
    for (int i = 0; i < frames; i++) {
      powers[i] = power(samples, i * frameLength, frameLength);
      loudest = Math.max(loudest, powers[i]);
    }
    if (loudest < SILENCE_POWER) {
      return 0;
    }
    double sum = 0;
    int active = 0;
    for (double power : powers) {
      if (power >= ACTIVE_SHARE * loudest) {
        sum += power;
        active++;
      }
    }
    return Math.sqrt(sum / active);
  }

  private static double power(float[] samples, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += samples[i] * samples[i];
    }
    return sum / Math.max(1, length);
  }
}

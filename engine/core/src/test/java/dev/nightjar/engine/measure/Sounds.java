package dev.nightjar.engine.measure;

/** Sounds that any language can make again, to compare measures with other programs. */
final class Sounds {
  private static final long MULTIPLIER = 48_271;
  private static final long MODULUS = 2_147_483_647;

  private Sounds() {}

  /** Even noise in −1…1 by the "minimal standard" generator of Park and Miller. */
  static double[] noise(long seed, int frames) {
    double[] noise = new double[frames];
    long state = seed;
    for (int i = 0; i < frames; i++) {
      state = state * MULTIPLIER % MODULUS;
      noise[i] = (double) state / MODULUS * 2 - 1;
    }
    return noise;
  }

  /** Noise and a tone, twice a second loud and silent, as syllables. */
  static float[] syllables(int frames, int rateHz) {
    double[] noise = noise(12_345, frames);
    float[] sound = new float[frames];
    for (int i = 0; i < frames; i++) {
      double t = (double) i / rateHz;
      double loudness =
          Math.max(0, Math.sin(2 * Math.PI * 2 * t)) * (0.6 + 0.4 * Math.sin(2 * Math.PI * 7 * t));
      sound[i] = (float) (loudness * (0.5 * noise[i] + 0.3 * Math.sin(2 * Math.PI * 440 * t)));
    }
    return sound;
  }

  static float[] plusNoise(float[] sound, double gain) {
    double[] noise = noise(777, sound.length);
    float[] sum = new float[sound.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sound[i] + (float) gain * (float) noise[i];
    }
    return sum;
  }

  static float[] scaled(float[] sound, double gain) {
    float[] scaled = new float[sound.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (gain * sound[i]);
    }
    return scaled;
  }
}

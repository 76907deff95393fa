package dev.nightjar.train.data;

/** Noises without pitch: colours, bands and wind. All overwrite {@code out}, at any level. */
final class SteadyNoise {
  private SteadyNoise() {}

  /** White, pink, brown, blue or anything between by equalization. */
  static void coloured(float[] out, Draw draw, int rateHz) {
    draw.white(out);
    switch (draw.count(0, 3)) {
      case 0 -> {}
      case 1 -> pink(out);
      case 2 -> brown(out, draw.logBetween(20, 300), rateHz);
      default -> blue(out);
    }
    if (draw.chance(0.5)) {
      SpectralShape.equalize(out, draw, rateHz);
    }
  }

  /** One to three noise bands, each with its own slow pulsation. */
  static void bands(float[] out, Draw draw, int rateHz) {
    int bands = draw.count(1, 3);
    float[] band = new float[out.length];
    for (int i = 0; i < bands; i++) {
      draw.white(band);
      double hz = draw.logBetween(100, 7000);
      double q = draw.logBetween(0.5, 8);
      Biquad.bandPass(hz, q, rateHz).apply(band);
      Biquad.bandPass(hz, q, rateHz).apply(band);
      pulsate(band, draw.logBetween(0.3, 20), draw.between(0, 1), draw, rateHz);
      Signal.add(out, band, Signal.gain(draw.between(-10, 0)) / Math.max(1e-6, Signal.rms(band)));
    }
  }

  /** Low rumble in gusts, as wind on a microphone. */
  static void wind(float[] out, Draw draw, int rateHz) {
    draw.white(out);
    brown(out, 20, rateHz);
    Biquad.lowPass(draw.logBetween(60, 600), 0.7, rateHz).apply(out);
    pulsate(out, draw.logBetween(0.3, 4), draw.between(0.6, 1), draw, rateHz);
  }

  private static void pink(float[] noise) {
    // A sum of one-pole filters an octave or two apart falls by about 3 dB per octave
    // (after the method of J. Kellet).
    double slow = 0;
    double middle = 0;
    double fast = 0;
    for (int i = 0; i < noise.length; i++) {
      double white = noise[i];
      slow = 0.99765 * slow + 0.0990460 * white;
      middle = 0.96300 * middle + 0.2965164 * white;
      fast = 0.57000 * fast + 1.0526913 * white;
      noise[i] = (float) (slow + middle + fast + 0.1848 * white);
    }
  }

  private static void brown(float[] noise, double cornerHz, int rateHz) {
    double keep = Math.exp(-2 * Math.PI * cornerHz / rateHz);
    double level = 0;
    for (int i = 0; i < noise.length; i++) {
      level = keep * level + (1 - keep) * noise[i];
      noise[i] = (float) level;
    }
  }

  private static void blue(float[] noise) {
    float before = 0;
    for (int i = 0; i < noise.length; i++) {
      float white = noise[i];
      noise[i] = white - 0.9f * before;
      before = white;
    }
  }

  /** Multiplies by a random curve that moves at about this rate. */
  static void pulsate(float[] samples, double hz, double depth, Draw draw, int rateHz) {
    int at = 0;
    double from = draw.random().nextDouble();
    while (at < samples.length) {
      int length = Math.max(2, (int) (rateHz / hz * draw.between(0.3, 1)));
      double to = draw.random().nextDouble();
      int end = Math.min(samples.length, at + length);
      double step = (to - from) / length;
      double curve = from;
      for (; at < end; at++) {
        samples[at] *= (float) (1 - depth + depth * curve * curve);
        curve += step;
      }
      from = to;
    }
  }
}

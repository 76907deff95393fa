package dev.nightjar.train.data;

/** Noises with pitch: hum, engines, beeps and sirens. All add to {@code out}, at any level. */
final class TonalNoise {
  private static final int TABLE_LENGTH = 4096;

  private TonalNoise() {}

  /** Mains hum: 50 or 60 Hz with harmonics. */
  static void hum(float[] out, Draw draw, int rateHz) {
    double hz = (draw.chance(0.5) ? 50 : 60) * draw.between(0.995, 1.005);
    float[] wave = wave(draw.count(1, 40), draw.between(0.3, 2), draw);
    play(out, wave, hz, hz, 0, out.length, rateHz);
  }

  /** A motor: many harmonics, drifting pitch, and the noise of its stroke. */
  static void engine(float[] out, Draw draw, int rateHz) {
    double centre = draw.logBetween(20, 400);
    double drift = draw.between(0, 0.3);
    int belowNyquist = (int) (0.5 * rateHz / (centre * (1 + drift)));
    float[] wave = wave(Math.min(belowNyquist, draw.count(8, 60)), draw.between(0.2, 1.2), draw);
    double fromHz = centre;
    int at = 0;
    while (at < out.length) {
      int end = Math.min(out.length, at + (int) (rateHz * draw.between(0.1, 1.5)));
      double toHz = centre * (1 + drift * draw.between(-1, 1));
      at = play(out, wave, fromHz, toHz, at, end, rateHz);
      fromHz = toHz;
    }
    float[] stroke = new float[out.length];
    SteadyNoise.coloured(stroke, draw, rateHz);
    SteadyNoise.pulsate(stroke, Math.min(30, centre), 0.8, draw, rateHz);
    double noise = Signal.gain(draw.between(-25, 0)) * Signal.rms(out);
    Signal.add(out, stroke, noise / Math.max(1e-9, Signal.rms(stroke)));
  }

  /** Beeps, two-tone signals and sweeps, with pauses. */
  static void beeps(float[] out, Draw draw, int rateHz) {
    float[] wave = wave(draw.chance(0.6) ? 1 : draw.count(2, 6), draw.between(0.5, 2), draw);
    boolean sweeps = draw.chance(0.3);
    boolean regular = draw.chance(0.6);
    double[] pitches = {draw.logBetween(250, 4000), draw.logBetween(250, 4000)};
    double beep = draw.logBetween(0.04, 1);
    double pause = draw.logBetween(0.02, 1);
    int at = (int) (rateHz * draw.between(0, 0.5 * pause));
    for (int count = 0; at < out.length; count++) {
      double stretch = regular ? 1 : draw.between(0.5, 1.5);
      int end = Math.min(out.length, at + 2 + (int) (rateHz * beep * stretch));
      double fromHz = pitches[count % 2];
      double toHz = sweeps ? pitches[(count + 1) % 2] : fromHz;
      int start = at;
      at = play(out, wave, fromHz, toHz, start, end, rateHz);
      soften(out, start, end, Math.max(2, (int) (0.003 * rateHz)));
      at += (int) (rateHz * pause * stretch);
    }
  }

  /** One period with random phases; harmonic k has amplitude {@code k^-slope}, randomly varied. */
  private static float[] wave(int harmonics, double slope, Draw draw) {
    float[] wave = new float[TABLE_LENGTH];
    for (int k = 1; k <= harmonics; k++) {
      double amplitude = Math.pow(k, -slope) * (k == 1 ? 1 : draw.between(0, 1));
      double phase = draw.between(0, 2 * Math.PI);
      double turn = 2 * Math.PI * k / TABLE_LENGTH;
      for (int i = 0; i < TABLE_LENGTH; i++) {
        wave[i] += (float) (amplitude * sine(phase + turn * i));
      }
    }
    return wave;
  }

  /** From a table: these waves are noise, a thousandth of error does not matter. */
  private static float sine(double radians) {
    return Sine.TABLE[(int) (radians * (Sine.LENGTH / (2 * Math.PI))) & (Sine.LENGTH - 1)];
  }

  /** Adds the wave over [start, end), gliding in pitch; returns {@code end}. */
  private static int play(
      float[] out, float[] wave, double fromHz, double toHz, int start, int end, int rateHz) {
    double perHz = (double) TABLE_LENGTH / rateHz;
    double step = fromHz * perHz;
    double glide = (toHz - fromHz) * perHz / Math.max(1, end - start);
    double phase = 0;
    for (int i = start; i < end; i++) {
      out[i] += wave[(int) phase & (TABLE_LENGTH - 1)];
      phase += step;
      step += glide;
    }
    return end;
  }

  private static void soften(float[] out, int start, int end, int edge) {
    for (int i = 0; i < Math.min(edge, (end - start) / 2); i++) {
      out[start + i] *= (float) i / edge;
      out[end - 1 - i] *= (float) i / edge;
    }
  }

  private static final class Sine {
    private static final int LENGTH = 1 << 13;
    private static final float[] TABLE = new float[LENGTH];

    static {
      for (int i = 0; i < LENGTH; i++) {
        TABLE[i] = (float) Math.sin(2 * Math.PI * i / LENGTH);
      }
    }
  }
}

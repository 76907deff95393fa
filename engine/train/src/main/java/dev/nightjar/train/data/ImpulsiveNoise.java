package dev.nightjar.train.data;

/** Short events: clicks, claps, and things that ring. All add to {@code out}, at any level. */
final class ImpulsiveNoise {
  private ImpulsiveNoise() {}

  /** Keys, clocks, crackle: bursts of a few milliseconds, regular or not. */
  static void clicks(float[] out, Draw draw, int rateHz) {
    double perSecond = draw.logBetween(0.7, 30);
    boolean regular = draw.chance(0.4);
    double decaySeconds = draw.logBetween(0.0003, 0.006);
    events(
        out,
        draw,
        rateHz,
        perSecond,
        regular,
        (at, gain) -> burst(out, at, gain, decaySeconds * draw.between(0.5, 1.5), draw, rateHz));
    Biquad.bandPass(draw.logBetween(500, 6000), draw.logBetween(0.3, 3), rateHz).apply(out);
  }

  /** Hands, doors, steps, coughs: bursts of noise of ten to two hundred milliseconds. */
  static void claps(float[] out, Draw draw, int rateHz) {
    double perSecond = draw.logBetween(0.5, 8);
    double decaySeconds = draw.logBetween(0.005, 0.08);
    boolean regular = draw.chance(0.5);
    events(
        out,
        draw,
        rateHz,
        perSecond,
        regular,
        (at, gain) -> burst(out, at, gain, decaySeconds * draw.between(0.6, 1.6), draw, rateHz));
    if (draw.chance(0.7)) {
      Biquad.bandPass(draw.logBetween(150, 4000), draw.logBetween(0.3, 2), rateHz).apply(out);
    }
  }

  /** Bells, glasses, cutlery: each hit rings with a few pitches that have no common root. */
  static void rings(float[] out, Draw draw, int rateHz) {
    int modes = draw.count(2, 8);
    double[] hz = new double[modes];
    double[] decaySeconds = new double[modes];
    double[] gains = new double[modes];
    double base = draw.logBetween(250, 3500);
    double longest = draw.logBetween(0.03, 1);
    for (int i = 0; i < modes; i++) {
      hz[i] = Math.min(0.48 * rateHz, base * (i == 0 ? 1 : draw.between(1.2, 6)));
      decaySeconds[i] = longest * draw.between(0.1, 1);
      gains[i] = Signal.gain(draw.between(-20, 0));
    }
    boolean samePitch = draw.chance(0.6);
    events(
        out,
        draw,
        rateHz,
        draw.logBetween(0.5, 6),
        draw.chance(0.3),
        (at, gain) -> {
          double pitch = samePitch ? 1 : draw.between(0.7, 1.4);
          for (int i = 0; i < modes; i++) {
            double mode = Math.min(0.48 * rateHz, hz[i] * pitch);
            ring(out, at, gain * gains[i], mode, decaySeconds[i], rateHz);
          }
        });
  }

  private interface Event {
    void at(int frame, double gain);
  }

  private static void events(
      float[] out, Draw draw, int rateHz, double perSecond, boolean regular, Event event) {
    double at = draw.between(0, Math.min(out.length, rateHz / perSecond));
    while (at < out.length) {
      event.at((int) at, Signal.gain(draw.between(-15, 0)));
      double wait = regular ? draw.between(0.95, 1.05) : draw.exponential(1);
      at += 1 + wait * rateHz / perSecond;
    }
  }

  private static void burst(
      float[] out, int at, double gain, double decaySeconds, Draw draw, int rateHz) {
    double keep = Math.exp(-1 / (decaySeconds * rateHz));
    double level = gain;
    for (int i = at; i < out.length && level > 1e-3 * gain; i++) {
      out[i] += (float) (level * draw.gaussian());
      level *= keep;
    }
  }

  /** A damped oscillation as a rotating, shrinking pointer. */
  private static void ring(
      float[] out, int at, double gain, double hz, double decaySeconds, int rateHz) {
    double keep = Math.exp(-1 / (decaySeconds * rateHz));
    double turn = 2 * Math.PI * hz / rateHz;
    double cos = keep * Math.cos(turn);
    double sin = keep * Math.sin(turn);
    double x = 1;
    double y = 0;
    int end = (int) Math.min(out.length, at + 7 * decaySeconds * rateHz);
    for (int i = at; i < end; i++) {
      double rotated = cos * x - sin * y;
      y = sin * x + cos * y;
      x = rotated;
      out[i] += (float) (gain * y);
    }
  }
}

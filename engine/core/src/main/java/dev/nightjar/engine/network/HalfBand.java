package dev.nightjar.engine.network;

/**
 * The interpolation filter for a change of rate by two: a Hann-windowed sinc with {@code zeros}
 * zero crossings on each side. Its even taps are a pure delay, so only the odd ones are kept.
 *
 * @param zeros zero crossings on each side; also the delay in steps of the lower rate
 */
public record HalfBand(int zeros) {

  /** Refuses an empty filter. */
  public HalfBand {
    if (zeros < 1) {
      throw new IllegalArgumentException("half band filter: zeros must be at least 1: " + zeros);
    }
  }

  /** The {@code 2 * zeros} taps that give the value half way between two steps. */
  public float[] taps() {
    float[] taps = new float[2 * zeros];
    for (int i = 0; i < taps.length; i++) {
      double t = Math.PI * (i - zeros + 0.5);
      double window = 0.5 + 0.5 * Math.cos(t / zeros);
      taps[i] = (float) (window * Math.sin(t) / t);
    }
    return taps;
  }
}

package dev.nightjar.engine.audio;

/**
 * The impulse response of a band-limiting filter: a sinc under a Kaiser window.
 *
 * <p>Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
 * Proc. IEEE ISCAS 1974 (shape parameter from the attenuation); J. O. Smith, "Digital Audio
 * Resampling", CCRMA, section "Theory of Ideal Bandlimited Interpolation".
 */
public final class KaiserSinc {

  private final double cutoff;
  private final double halfLength;
  private final double beta;
  private final double peak;

  /**
   * @param cutoff -6 dB frequency as a fraction of the Nyquist frequency of the time unit
   * @param halfLength the response is 0 beyond this time
   * @param stopBandDb attenuation to design for, above 50
   */
  public KaiserSinc(double cutoff, double halfLength, double stopBandDb) {
    this.cutoff = cutoff;
    this.halfLength = halfLength;
    this.beta = 0.1102 * (stopBandDb - 8.7);
    this.peak = besselI0(beta);
  }

  /** The response at a time; its integral is 1 up to the ripple of the window. [any thread] */
  public double at(double time) {
    double ratio = time / halfLength;
    if (Math.abs(ratio) > 1) {
      return 0;
    }
    double window = besselI0(beta * Math.sqrt(1 - ratio * ratio)) / peak;
    double angle = Math.PI * cutoff * time;
    return window * cutoff * (angle == 0 ? 1 : Math.sin(angle) / angle);
  }

  /** The modified Bessel function of order 0, by its power series. */
  private static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}

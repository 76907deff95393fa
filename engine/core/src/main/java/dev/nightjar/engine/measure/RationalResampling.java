package dev.nightjar.engine.measure;

/**
 * A whole sound at another rate, by a zero-phase Kaiser-windowed sinc (A. V. Oppenheim, R. W.
 * Schafer, "Discrete-Time Signal Processing", sections 4.6 and 7.5). Stop band 60 dB and transition
 * band as in Octave's {@code resample}, which STOI's published values rest on.
 */
final class RationalResampling {
  private static final double STOP_BAND_DB = 60;

  private RationalResampling() {}

  static double[] resample(float[] samples, int fromHz, int toHz) {
    int divisor = gcd(fromHz, toHz);
    int up = toHz / divisor;
    int down = fromHz / divisor;
    if (up == 1 && down == 1) {
      double[] copy = new double[samples.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = samples[i];
      }
      return copy;
    }
    double[] filter = filter(up, down);
    int half = filter.length / 2;
    double[] out = new double[(int) (((long) samples.length * up + down - 1) / down)];
    for (int n = 0; n < out.length; n++) {
      // On the fine grid, output n lies at n * down and input k at k * up.
      long centre = (long) n * down;
      long first = Math.max(0, Math.floorDiv(centre - half + up - 1, (long) up));
      long last = Math.min(samples.length - 1, (centre + half) / up);
      double sum = 0;
      for (long k = first; k <= last; k++) {
        sum += samples[(int) k] * filter[(int) (centre - k * up + half)];
      }
      out[n] = sum;
    }
    return out;
  }

  private static double[] filter(int up, int down) {
    double cutoff = 1.0 / (2 * Math.max(up, down));
    double rollOff = cutoff / 10;
    int half = (int) Math.ceil((STOP_BAND_DB - 8) / (28.714 * rollOff));
    double beta = 0.1102 * (STOP_BAND_DB - 8.7);
    double[] filter = new double[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < filter.length; i++) {
      double x = 2 * cutoff * (i - half);
      double sinc = i == half ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      double edge = (double) (i - half) / half;
      filter[i] = sinc * bessel(beta * Math.sqrt(1 - edge * edge)) / bessel(beta);
      sum += filter[i];
    }
    for (int i = 0; i < filter.length; i++) {
      filter[i] *= up / sum;
    }
    return filter;
  }

  /** Modified Bessel function of the first kind and order zero, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-14 * sum; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}

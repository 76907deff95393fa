package dev.nightjar.engine.network;

/** The kernel of {@link SequenceLayers#overlappedInverseDft}. */
public final class InverseDft {

  /** What Hann windows to the power of three, a quarter of their length apart, add up to. */
  private static final double OVERLAP = 1.25;

  private InverseDft() {}

  /** {@code [length + 2][length]}: a row for each real part, then one for each imaginary part. */
  public static float[] kernel(int length) {
    float[] window = SquaredHann.window(length);
    int bins = length / 2 + 1;
    float[] kernel = new float[2 * bins * length];
    for (int bin = 0; bin < bins; bin++) {
      double weight = (bin == 0 || bin == bins - 1 ? 1 : 2) / (length * OVERLAP);
      for (int n = 0; n < length; n++) {
        double angle = 2 * Math.PI * ((long) bin * n % length) / length;
        kernel[bin * length + n] = (float) (weight * window[n] * Math.cos(angle));
        kernel[(bins + bin) * length + n] = (float) (-weight * window[n] * Math.sin(angle));
      }
    }
    return kernel;
  }
}

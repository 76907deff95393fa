package dev.nightjar.engine.network;

import java.util.Arrays;

/** The kernel of {@link SequenceLayers#overlappedInverseDft}. */
public final class InverseDft {

  /** What Hann windows to the power of three, a quarter of their length apart, add up to. */
  private static final double OVERLAP = 1.25;

  private InverseDft() {}

  /** From spectra of {@code length / 2 + 1} bins to {@code length} frames. */
  public static FourierKernel kernel(int length) {
    float[] window = SquaredHann.window(length);
    double[] frameGains = new double[length];
    for (int n = 0; n < length; n++) {
      frameGains[n] = window[n];
    }
    double[] binGains = new double[length / 2 + 1];
    Arrays.fill(binGains, 2 / (length * OVERLAP));
    binGains[0] = 1 / (length * OVERLAP);
    binGains[length / 2] = binGains[0];
    return new FourierKernel(length, 0, frameGains, binGains);
  }
}

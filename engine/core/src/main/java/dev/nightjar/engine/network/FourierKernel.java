package dev.nightjar.engine.network;

/**
 * A discrete Fourier transform with windows, as a kernel {@code [2 * bins][frames]}: a row for the
 * real part of each bin, then one for each imaginary part.
 *
 * <pre>k(bin, n) = binGain * frameGain(n) * cos, -sin (2 pi * bin * (first + n) / length)</pre>
 *
 * @param length of the transform
 * @param firstFrame where the window begins in it
 * @param frameGains the window, {@code [frames]}; not copied
 * @param binGains gain of each bin, {@code [bins]}; not copied
 */
public record FourierKernel(int length, int firstFrame, double[] frameGains, double[] binGains) {

  /** Frames of the window. */
  public int frames() {
    return frameGains.length;
  }

  /** Bins from 0 Hz on. */
  public int bins() {
    return binGains.length;
  }

  /** {@code cos} of each phase, {@code [length]}. */
  public double[] cosines() {
    double[] cosines = new double[length];
    for (int i = 0; i < length; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / length);
    }
    return cosines;
  }

  /** {@code -sin} of each phase, {@code [length]}. */
  public double[] negativeSines() {
    double[] sines = new double[length];
    for (int i = 0; i < length; i++) {
      sines[i] = -Math.sin(2 * Math.PI * i / length);
    }
    return sines;
  }

  /** The kernel, {@code [2 * bins][frames]}. */
  public float[] values() {
    double[] cosines = cosines();
    double[] sines = negativeSines();
    float[] values = new float[2 * bins() * frames()];
    for (int bin = 0; bin < bins(); bin++) {
      for (int n = 0; n < frames(); n++) {
        int phase = (int) ((long) bin * (firstFrame + n) % length);
        double gain = binGains[bin] * frameGains[n];
        values[bin * frames() + n] = (float) (gain * cosines[phase]);
        values[(bins() + bin) * frames() + n] = (float) (gain * sines[phase]);
      }
    }
    return values;
  }
}

package dev.nightjar.engine.network;

/**
 * A squared, periodic Hann window: what smooths the filters of SING against the artifacts of its
 * large stride (Défossez's thesis, section 2.4.2).
 */
public final class SquaredHann {

  private SquaredHann() {}

  /** The window, {@code [frames]}. */
  public static float[] window(int frames) {
    float[] window = new float[frames];
    for (int i = 0; i < frames; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
      window[i] = (float) (hann * hann);
    }
    return window;
  }

  /** A kernel {@code [..][..][window]} times the window. */
  public static float[] smoothed(float[] kernel, int frames) {
    float[] window = window(frames);
    float[] smoothed = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      smoothed[i] = kernel[i] * window[i % frames];
    }
    return smoothed;
  }
}

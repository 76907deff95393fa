package dev.nightjar.engine.audio;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * The short-time Fourier transform of a whole signal and back, with a periodic Hann window.
 *
 * <p>Frame <i>m</i> is centred on sample {@code m * hop}; what lies outside the signal counts as 0.
 * The way back weights by the window again and divides by the sum of squared windows (D. Griffin
 * and J. Lim, "Signal estimation from modified short-time Fourier transform", IEEE TASSP 1984,
 * equation 6), so an unchanged spectrum gives the signal back, and a changed one the signal that
 * fits best.
 *
 * <p>One thread at a time uses an object. [not real-time]
 */
public final class Stft {

  private final int windowFrames;
  private final int hopFrames;
  private final float[] window;
  private final int transformFrames;
  private final FloatFFT_1D transform;
  private final float[] packed;

  /** A window of 1024 frames every 256. [not real-time] */
  public Stft() {
    this(1024, 256);
  }

  /**
   * Prepares a transform. [not real-time]
   *
   * @param windowFrames even, at least 2; most exact if its prime factors are 2, 3 and 5
   * @param hopFrames 1 to half the window
   */
  public Stft(int windowFrames, int hopFrames) {
    this(windowFrames, hopFrames, windowFrames);
  }

  /**
   * Prepares a transform that is longer than its window, so that the bins lie closer. [not
   * real-time]
   *
   * @param windowFrames even, at least 2
   * @param hopFrames 1 to half the window
   * @param transformFrames even, at least the window; most exact if its prime factors are 2, 3 and
   *     5
   */
  public Stft(int windowFrames, int hopFrames, int transformFrames) {
    if (windowFrames < 2 || windowFrames % 2 != 0) {
      throw new IllegalArgumentException("windowFrames must be even, not " + windowFrames);
    }
    if (hopFrames < 1 || hopFrames > windowFrames / 2) {
      throw new IllegalArgumentException(
          "hopFrames must be 1 to half of %d, not %d".formatted(windowFrames, hopFrames));
    }
    if (transformFrames < windowFrames || transformFrames % 2 != 0) {
      throw new IllegalArgumentException(
          "transformFrames must be even and at least %d, not %d"
              .formatted(windowFrames, transformFrames));
    }
    this.windowFrames = windowFrames;
    this.hopFrames = hopFrames;
    this.transformFrames = transformFrames;
    window = new float[windowFrames];
    for (int i = 0; i < windowFrames; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / windowFrames));
    }
    transform = new FloatFFT_1D(transformFrames);
    packed = new float[transformFrames];
  }

  /** Length of the window, in sample frames. [any thread] */
  public int windowFrames() {
    return windowFrames;
  }

  /** Distance of two spectra, in sample frames. [any thread] */
  public int hopFrames() {
    return hopFrames;
  }

  /** Frequencies from 0 to Nyquist: half the transform and one. [any thread] */
  public int bins() {
    return transformFrames / 2 + 1;
  }

  /** How many spectra a signal has. [any thread] */
  public int frames(int signalFrames) {
    return (signalFrames + hopFrames - 1) / hopFrames + 1;
  }

  /** The spectra of a whole signal. [not real-time] */
  public Spectrum analyse(float[] signal) {
    int frames = frames(signal.length);
    float[][] re = new float[frames][bins()];
    float[][] im = new float[frames][bins()];
    for (int frame = 0; frame < frames; frame++) {
      transformFrame(signal, frame);
      unpack(re[frame], im[frame]);
    }
    return new Spectrum(re, im, signal.length);
  }

  /** The magnitudes of a whole signal, {@code [frames][bins]}. [not real-time] */
  public float[][] magnitudes(float[] signal) {
    float[][] magnitudes = new float[frames(signal.length)][bins()];
    float[] im = new float[bins()];
    for (int frame = 0; frame < magnitudes.length; frame++) {
      transformFrame(signal, frame);
      unpack(magnitudes[frame], im);
      for (int bin = 0; bin < im.length; bin++) {
        magnitudes[frame][bin] = (float) Math.hypot(magnitudes[frame][bin], im[bin]);
      }
    }
    return magnitudes;
  }

  /**
   * The powers of one window. [not real-time]
   *
   * @param frames {@link #windowFrames()} of them, before the window
   * @param powers {@link #bins()}, overwritten; of a sine of full scale 1 at its bin
   */
  public void powers(float[] frames, float[] powers) {
    // A window's mean is a half, and a sine's power is in two halves.
    float scale = 4f / windowFrames;
    for (int i = 0; i < windowFrames; i++) {
      packed[i] = frames[i] * (scale * window[i]);
    }
    transformPacked();
    int last = transformFrames / 2;
    powers[0] = packed[0] * packed[0];
    powers[last] = packed[1] * packed[1];
    for (int bin = 1; bin < last; bin++) {
      float re = packed[2 * bin];
      float im = packed[2 * bin + 1];
      powers[bin] = re * re + im * im;
    }
  }

  /**
   * The signal of spectra. [not real-time]
   *
   * @param spectrum with {@code frames(signalFrames)} frames of {@link #bins()}
   */
  public float[] synthesise(Spectrum spectrum) {
    if (spectrum.frames() != frames(spectrum.signalFrames())) {
      throw new IllegalArgumentException(
          "a signal of %d frames has %d spectra, not %d"
              .formatted(
                  spectrum.signalFrames(), frames(spectrum.signalFrames()), spectrum.frames()));
    }
    float[] signal = new float[spectrum.signalFrames()];
    float[] weights = new float[signal.length];
    for (int frame = 0; frame < spectrum.frames(); frame++) {
      pack(spectrum.re()[frame], spectrum.im()[frame]);
      transform.realInverse(packed, true);
      int start = start(frame);
      int from = Math.max(0, -start);
      int to = Math.min(windowFrames, signal.length - start);
      for (int i = from; i < to; i++) {
        signal[start + i] += packed[i] * window[i];
        weights[start + i] += window[i] * window[i];
      }
    }
    for (int i = 0; i < signal.length; i++) {
      signal[i] /= weights[i];
    }
    return signal;
  }

  private int start(int frame) {
    return frame * hopFrames - windowFrames / 2;
  }

  private void transformFrame(float[] signal, int frame) {
    int start = start(frame);
    for (int i = 0; i < windowFrames; i++) {
      int at = start + i;
      packed[i] = at >= 0 && at < signal.length ? signal[at] * window[i] : 0;
    }
    transformPacked();
  }

  private void transformPacked() {
    Arrays.fill(packed, windowFrames, transformFrames, 0);
    transform.realForward(packed);
  }

  /** JTransforms keeps the real Nyquist value where the imaginary part of bin 0 would be. */
  private void unpack(float[] re, float[] im) {
    int last = transformFrames / 2;
    re[0] = packed[0];
    re[last] = packed[1];
    im[0] = 0;
    im[last] = 0;
    for (int bin = 1; bin < last; bin++) {
      re[bin] = packed[2 * bin];
      im[bin] = packed[2 * bin + 1];
    }
  }

  private void pack(float[] re, float[] im) {
    int last = transformFrames / 2;
    packed[0] = re[0];
    packed[1] = re[last];
    for (int bin = 1; bin < last; bin++) {
      packed[2 * bin] = re[bin];
      packed[2 * bin + 1] = im[bin];
    }
  }
}

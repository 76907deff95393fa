package dev.nightjar.plugin.picture;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * One windowed complex tone in the middle of a frame, to correlate with sound. Long tones are kept
 * as the few spectral bins that they fill, short ones as they are: whichever is less work.
 */
final class ToneKernel {
  /** Spectral bins weaker than this share of the strongest are dropped: -60 dB. */
  private static final float NEGLIGIBLE = 1e-3f;

  /** Tones up to this length stay in time; about where their spectra get wider than that. */
  private static final int SHORT_FRAMES = 768;

  /** Which window shapes the tone. */
  enum Shape {
    /** Hann. */
    LEVEL,
    /** The Hann window's derivative by the frame. */
    SLOPE
  }

  private final boolean spectral;
  private final int first;
  private final float[] re;
  private final float[] im;

  private ToneKernel(boolean spectral, int first, float[] re, float[] im) {
    this.spectral = spectral;
    this.first = first;
    this.re = re;
    this.im = im;
  }

  /**
   * A tone scaled so that a sine of amplitude 1 correlates to 1.
   *
   * @param fft of {@code frames} frames
   * @param frames length of the sound that it will meet
   * @param lengthFrames length of the tone
   * @param cyclesPerFrame its frequency
   */
  static ToneKernel of(
      FloatFFT_1D fft, int frames, double lengthFrames, double cyclesPerFrame, Shape shape) {
    int middle = frames / 2;
    int half = (int) Math.min(middle - 1, Math.floor(lengthFrames / 2));
    float[] re = new float[2 * half + 1];
    float[] im = new float[2 * half + 1];
    // The mean of a Hann window is 1/2 and a real sine has half its amplitude at +f: 2 * 2 / L.
    double scale = 4 / lengthFrames;
    for (int n = -half; n <= half; n++) {
      double phase = 2 * Math.PI * cyclesPerFrame * n;
      double window = scale * window(2 * Math.PI / lengthFrames, n, shape);
      re[half + n] = (float) (window * Math.cos(phase));
      im[half + n] = (float) (window * Math.sin(phase));
    }
    return lengthFrames <= SHORT_FRAMES
        ? new ToneKernel(false, middle - half, re, im)
        : spectral(fft, frames, middle - half, re, im);
  }

  /** The real part of the correlation with a sound, given with its full spectrum. */
  double real(float[] sound, float[] spectrum) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      int at = 2 * (first + i);
      sum += spectral ? spectrum[at] * re[i] + spectrum[at + 1] * im[i] : sound[first + i] * re[i];
    }
    return sum;
  }

  /** The imaginary part of the same. */
  double imaginary(float[] sound, float[] spectrum) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      int at = 2 * (first + i);
      sum += spectral ? spectrum[at + 1] * re[i] - spectrum[at] * im[i] : -sound[first + i] * im[i];
    }
    return sum;
  }

  private static double window(double step, int n, Shape shape) {
    return switch (shape) {
      case LEVEL -> 0.5 + 0.5 * Math.cos(step * n);
      case SLOPE -> -0.5 * step * Math.sin(step * n);
    };
  }

  /** Parseval: a correlation is that of the spectra, divided by their length. */
  private static ToneKernel spectral(
      FloatFFT_1D fft, int frames, int from, float[] re, float[] im) {
    float[] spectrum = new float[2 * frames];
    for (int i = 0; i < re.length; i++) {
      spectrum[2 * (from + i)] = re[i] / frames;
      spectrum[2 * (from + i) + 1] = im[i] / frames;
    }
    fft.complexForward(spectrum);
    float strongest = 0;
    for (int bin = 0; bin < frames / 2; bin++) {
      strongest = Math.max(strongest, magnitude(spectrum, bin));
    }
    int first = 0;
    while (magnitude(spectrum, first) < NEGLIGIBLE * strongest) {
      first++;
    }
    int last = frames / 2 - 1;
    while (magnitude(spectrum, last) < NEGLIGIBLE * strongest) {
      last--;
    }
    float[] keptRe = new float[last - first + 1];
    float[] keptIm = new float[last - first + 1];
    for (int i = 0; i < keptRe.length; i++) {
      keptRe[i] = spectrum[2 * (first + i)];
      keptIm[i] = spectrum[2 * (first + i) + 1];
    }
    return new ToneKernel(true, first, keptRe, keptIm);
  }

  private static float magnitude(float[] spectrum, int bin) {
    return (float) Math.hypot(spectrum[2 * bin], spectrum[2 * bin + 1]);
  }
}

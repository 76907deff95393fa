package dev.nightjar.plugin.picture;

import org.jtransforms.fft.FloatFFT_1D;

/** One windowed complex tone in the middle of a frame, kept as the few spectral bins it fills. */
final class SpectralKernel {
  /** Bins weaker than this share of the strongest are dropped: -60 dB. */
  private static final float NEGLIGIBLE = 1e-3f;

  private final int firstBin;
  private final float[] re;
  private final float[] im;

  private SpectralKernel(int firstBin, float[] re, float[] im) {
    this.firstBin = firstBin;
    this.re = re;
    this.im = im;
  }

  /** A Hann window of {@code lengthFrames}, scaled so that a sine of amplitude 1 gives 1. */
  static SpectralKernel hann(
      FloatFFT_1D fft, int frames, double lengthFrames, double cyclesPerFrame) {
    return kernel(fft, frames, lengthFrames, cyclesPerFrame, false);
  }

  /** The same window's derivative by the frame, equally scaled. */
  static SpectralKernel hannDerivative(
      FloatFFT_1D fft, int frames, double lengthFrames, double cyclesPerFrame) {
    return kernel(fft, frames, lengthFrames, cyclesPerFrame, true);
  }

  /** Parseval: the tone's correlation with the sound is that of their spectra. */
  double real(float[] spectrum) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      int at = 2 * (firstBin + i);
      sum += spectrum[at] * re[i] + spectrum[at + 1] * im[i];
    }
    return sum;
  }

  /** The imaginary part of the same. */
  double imaginary(float[] spectrum) {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      int at = 2 * (firstBin + i);
      sum += spectrum[at + 1] * re[i] - spectrum[at] * im[i];
    }
    return sum;
  }

  private static SpectralKernel kernel(
      FloatFFT_1D fft, int frames, double lengthFrames, double cyclesPerFrame, boolean slope) {
    float[] tone = new float[2 * frames];
    int middle = frames / 2;
    int half = (int) Math.min(middle - 1, Math.floor(lengthFrames / 2));
    // The mean of a Hann window is 1/2 and a real sine has half its amplitude at +f: 2 * 2 / L.
    double scale = 4 / lengthFrames / frames;
    for (int n = -half; n <= half; n++) {
      double angle = 2 * Math.PI * n / lengthFrames;
      double window =
          slope ? -Math.PI / lengthFrames * Math.sin(angle) : 0.5 + 0.5 * Math.cos(angle);
      double phase = 2 * Math.PI * cyclesPerFrame * n;
      tone[2 * (middle + n)] = (float) (scale * window * Math.cos(phase));
      tone[2 * (middle + n) + 1] = (float) (scale * window * Math.sin(phase));
    }
    fft.complexForward(tone);
    return trimmed(tone, frames / 2);
  }

  private static SpectralKernel trimmed(float[] spectrum, int bins) {
    float strongest = 0;
    for (int bin = 0; bin < bins; bin++) {
      strongest = Math.max(strongest, magnitude(spectrum, bin));
    }
    int first = 0;
    while (magnitude(spectrum, first) < NEGLIGIBLE * strongest) {
      first++;
    }
    int last = bins - 1;
    while (magnitude(spectrum, last) < NEGLIGIBLE * strongest) {
      last--;
    }
    float[] re = new float[last - first + 1];
    float[] im = new float[last - first + 1];
    for (int i = 0; i < re.length; i++) {
      re[i] = spectrum[2 * (first + i)];
      im[i] = spectrum[2 * (first + i) + 1];
    }
    return new SpectralKernel(first, re, im);
  }

  private static float magnitude(float[] spectrum, int bin) {
    return (float) Math.hypot(spectrum[2 * bin], spectrum[2 * bin + 1]);
  }
}

package dev.nightjar.engine.network;

import java.util.Arrays;

/**
 * How a signal is cut into spectra and put together again with little delay: a long analysis window
 * for resolution, a short synthesis window for delay. Their product is a periodic Hann window of
 * {@code synthesisFrames}, which sums to one over hops of half its length.
 *
 * <p>Source: D. Mauler, R. Martin, "A low delay, variable resolution, perfect reconstruction
 * spectral analysis-synthesis system for speech enhancement", EUSIPCO 2007.
 *
 * @param analysisFrames length of the analysis window and of the transform
 * @param synthesisFrames length of the synthesis window
 */
public record Framing(int analysisFrames, int synthesisFrames) {

  /** Refuses windows that don't fit each other. */
  public Framing {
    if (synthesisFrames < 2
        || synthesisFrames % 2 != 0
        || analysisFrames < synthesisFrames
        || analysisFrames % (synthesisFrames / 2) != 0) {
      throw new IllegalArgumentException(
          "framing: the analysis window ("
              + analysisFrames
              + ") must be a whole number of half synthesis windows ("
              + synthesisFrames
              + ")");
    }
  }

  /** Frames from one spectrum to the next. */
  public int hopFrames() {
    return synthesisFrames / 2;
  }

  /** How much later than the signal its reconstruction comes, beyond the hop itself. */
  public int delayFrames() {
    return synthesisFrames - hopFrames();
  }

  /** Bands of a spectrum: from 0 Hz up to, and without, half the sample rate. */
  public int bands() {
    return analysisFrames / 2;
  }

  /** The analysis window: a slow rise, and the fall of a short square-root Hann window. */
  public double[] analysisWindow() {
    double[] window = new double[analysisFrames];
    int fall = hopFrames();
    int rise = analysisFrames - fall;
    for (int n = 0; n < rise; n++) {
      window[n] = Math.sin(Math.PI / 2 * n / rise);
    }
    for (int n = rise; n < analysisFrames; n++) {
      window[n] = Math.cos(Math.PI / 2 * (n - rise) / fall);
    }
    return window;
  }

  /** The synthesis window, for the last {@code synthesisFrames} of a frame. */
  public double[] synthesisWindow() {
    double[] analysis = analysisWindow();
    double[] window = new double[synthesisFrames];
    int offset = analysisFrames - synthesisFrames;
    for (int n = 0; n < synthesisFrames; n++) {
      double hann = Math.pow(Math.sin(Math.PI * n / synthesisFrames), 2);
      window[n] = hann == 0 ? 0 : hann / analysis[offset + n];
    }
    return window;
  }

  /** The analysis, of {@code analysisFrames}. */
  public FourierKernel analysis() {
    double[] gains = new double[bands()];
    Arrays.fill(gains, 1);
    return new FourierKernel(analysisFrames, 0, analysisWindow(), gains);
  }

  /** The synthesis, of the last {@code synthesisFrames} of a frame. */
  public FourierKernel synthesis() {
    double[] gains = new double[bands()];
    Arrays.fill(gains, 2.0 / analysisFrames);
    gains[0] = 1.0 / analysisFrames;
    int first = analysisFrames - synthesisFrames;
    return new FourierKernel(analysisFrames, first, synthesisWindow(), gains);
  }
}

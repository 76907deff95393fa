package dev.nightjar.plugin.picture;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Level and instantaneous frequency on a logarithmic frequency axis, at one place in time.
 *
 * <p>Constant-Q transform by kernels, the long ones spectral (J. Brown and M. Puckette, "An
 * efficient algorithm for the calculation of a constant Q transform", JASA 92, 1992). The
 * instantaneous frequency is the time derivative of the phase, from a second kernel whose window is
 * the first one's derivative (F. Auger and P. Flandrin, "Improving the readability of
 * time-frequency representations by the reassignment method", IEEE TSP 43, 1995).
 */
final class ConstantQ {
  private static final int BINS_PER_OCTAVE = 36;

  /** Cycles in a window: fewer than the bins' spacing asks for, so that speech is not smeared. */
  private static final double CYCLES = 24;

  private final int sampleRateHz;
  private final double[] centreHz;
  private final ToneKernel[] level;
  private final ToneKernel[] derivative;
  private final FloatFFT_1D fft;
  private final int windowFrames;
  private final float[] spectrum;

  /**
   * @param sampleRateHz rate of the sound
   * @param lowHz lowest centre frequency
   * @param highHz no centre frequency lies above
   */
  ConstantQ(int sampleRateHz, double lowHz, double highHz) {
    this.sampleRateHz = sampleRateHz;
    int bins = 1 + (int) Math.floor(BINS_PER_OCTAVE * Math.log(highHz / lowHz) / Math.log(2));
    centreHz = new double[bins];
    level = new ToneKernel[bins];
    derivative = new ToneKernel[bins];
    windowFrames = Integer.highestOneBit((int) (CYCLES * sampleRateHz / lowHz)) * 2;
    fft = new FloatFFT_1D(windowFrames);
    spectrum = new float[2 * windowFrames];
    for (int bin = 0; bin < bins; bin++) {
      centreHz[bin] = lowHz * Math.pow(2, bin / (double) BINS_PER_OCTAVE);
      double cyclesPerFrame = centreHz[bin] / sampleRateHz;
      double lengthFrames = CYCLES / cyclesPerFrame;
      level[bin] =
          ToneKernel.of(fft, windowFrames, lengthFrames, cyclesPerFrame, ToneKernel.Shape.LEVEL);
      derivative[bin] =
          ToneKernel.of(fft, windowFrames, lengthFrames, cyclesPerFrame, ToneKernel.Shape.SLOPE);
    }
  }

  int bins() {
    return centreHz.length;
  }

  double centreHz(int bin) {
    return centreHz[bin];
  }

  int windowFrames() {
    return windowFrames;
  }

  /**
   * Analyses the middle of a window.
   *
   * @param window {@link #windowFrames()} frames
   * @param power per bin: squared amplitude, 1 for a sine of full scale
   * @param instantaneousHz per bin: the frequency that sounds there
   */
  void analyse(float[] window, float[] power, float[] instantaneousHz) {
    System.arraycopy(window, 0, spectrum, 0, windowFrames);
    fft.realForwardFull(spectrum);
    for (int bin = 0; bin < centreHz.length; bin++) {
      double re = level[bin].real(window, spectrum);
      double im = level[bin].imaginary(window, spectrum);
      double dRe = derivative[bin].real(window, spectrum);
      double dIm = derivative[bin].imaginary(window, spectrum);
      double squared = re * re + im * im;
      double deviation = squared > 0 ? -(dIm * re - dRe * im) / squared : 0;
      power[bin] = (float) squared;
      instantaneousHz[bin] = (float) (centreHz[bin] + deviation * sampleRateHz / (2 * Math.PI));
    }
  }
}

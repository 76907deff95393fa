package dev.nightjar.train.data;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** Convolution of a sound with a long response, by overlap-save in the frequency domain. */
final class FastConvolution {
  static {
    // The library would start threads for each transform; the mixing thread is one of many.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private FastConvolution() {}

  /** The first {@code signal.length} samples of the convolution. */
  static float[] convolve(float[] signal, float[] response) {
    int size = 4096;
    while (size < 3 * response.length) {
      size *= 2;
    }
    int hop = size - response.length + 1;
    FloatFFT_1D fft = new FloatFFT_1D(size);
    float[] spectrum = new float[size];
    System.arraycopy(response, 0, spectrum, 0, response.length);
    fft.realForward(spectrum);
    float[] result = new float[signal.length];
    float[] block = new float[size];
    for (int at = 0; at < signal.length; at += hop) {
      int first = at - (response.length - 1);
      int begin = Math.max(0, first);
      int end = Math.min(signal.length, first + size);
      Arrays.fill(block, 0);
      System.arraycopy(signal, begin, block, begin - first, end - begin);
      fft.realForward(block);
      multiply(block, spectrum);
      fft.realInverse(block, true);
      System.arraycopy(block, response.length - 1, result, at, Math.min(hop, signal.length - at));
    }
    return result;
  }

  /** In JTransforms' packing: the purely real bins 0 and n/2 share the first pair. */
  private static void multiply(float[] a, float[] b) {
    a[0] *= b[0];
    a[1] *= b[1];
    for (int i = 2; i < a.length; i += 2) {
      float re = a[i] * b[i] - a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = re;
    }
  }
}

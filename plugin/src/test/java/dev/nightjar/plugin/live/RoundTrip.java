package dev.nightjar.plugin.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * How one recorded channel follows from another.
 *
 * @param lagFrames how much later the same sound is in the second channel
 * @param correlation 1 if the second is the first, delayed and scaled; 0 if they have nothing in
 *     common
 * @param gain how much louder the second is than the first, at that lag
 */
public record RoundTrip(int lagFrames, double correlation, double gain) {

  private static final double SILENCE = 1e-4;

  /**
   * Cuts the first channel into parts that sound and finds each in the second, at a lag from 0 to
   * {@code mostLagFrames}. A part over which the lag changes has little correlation.
   */
  static List<RoundTrip> parts(float[] first, float[] second, int partFrames, int mostLagFrames) {
    List<RoundTrip> parts = new ArrayList<>();
    for (int from = 0; from + partFrames + mostLagFrames <= first.length; from += partFrames) {
      float[] part = Arrays.copyOfRange(first, from, from + partFrames);
      float[] reach = Arrays.copyOfRange(second, from, from + partFrames + mostLagFrames);
      if (power(part, 0, partFrames) > SILENCE * partFrames) {
        parts.add(find(part, reach, mostLagFrames));
      }
    }
    return parts;
  }

  private static RoundTrip find(float[] part, float[] reach, int mostLagFrames) {
    int size = Integer.highestOneBit(reach.length) * 2;
    float[] a = transformed(part, size);
    float[] b = transformed(reach, size);
    float[] product = new float[2 * size];
    for (int i = 0; i < size; i++) {
      float re = a[2 * i];
      float im = -a[2 * i + 1];
      product[2 * i] = re * b[2 * i] - im * b[2 * i + 1];
      product[2 * i + 1] = re * b[2 * i + 1] + im * b[2 * i];
    }
    new FloatFFT_1D(size).complexInverse(product, true);
    int best = 0;
    for (int lag = 0; lag <= mostLagFrames; lag++) {
      best = product[2 * lag] > product[2 * best] ? lag : best;
    }
    double powerA = power(part, 0, part.length);
    double powerB = power(reach, best, part.length);
    return new RoundTrip(
        best, product[2 * best] / Math.sqrt(powerA * powerB + 1e-12), product[2 * best] / powerA);
  }

  private static float[] transformed(float[] samples, int size) {
    float[] spectrum = new float[2 * size];
    System.arraycopy(samples, 0, spectrum, 0, samples.length);
    new FloatFFT_1D(size).realForwardFull(spectrum);
    return spectrum;
  }

  private static double power(float[] samples, int from, int frames) {
    double sum = 0;
    for (int i = from; i < from + frames; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}

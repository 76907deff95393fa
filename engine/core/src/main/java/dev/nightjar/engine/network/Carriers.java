package dev.nightjar.engine.network;

import java.util.Random;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Sounds for a network to shape instead of making them: for each step of a note the spectrum of all
 * harmonics of its pitch, equally loud, and that of noise, which is the same in every note.
 */
public final class Carriers {

  private static final double A4_HZ = 440;
  private static final int A4_PITCH = 69;
  private static final double HIGHEST_SHARE = 0.48;
  private static final double RMS = 0.1;
  private static final long NOISE_SEED = 1;

  private final int length;
  private final int stride;
  private final int steps;
  private final int sampleRateHz;
  private final float[] noise;

  /** Those of a network's notes. */
  public Carriers(Sing sing) {
    length = sing.kernel();
    stride = sing.stride();
    steps = sing.steps();
    sampleRateHz = sing.sampleRateHz();
    noise = noise(frames());
  }

  private int frames() {
    return (steps - 1) * stride + length;
  }

  /** Floats of a step. */
  static int size(int length) {
    return 2 * (length + 2);
  }

  /**
   * All steps of a note, {@code [steps][size]}: real parts, then imaginary parts of the harmonics'
   * spectrum, then of the noise's.
   *
   * @param pitch MIDI pitch
   */
  public float[][] of(int pitch) {
    float[] tone = tone(A4_HZ * Math.pow(2, (pitch - A4_PITCH) / 12.0));
    FloatFFT_1D fft = new FloatFFT_1D(length);
    float[][] carriers = new float[steps][size(length)];
    float[] frame = new float[length];
    for (int step = 0; step < steps; step++) {
      spectrum(fft, tone, step, frame, carriers[step], 0);
      spectrum(fft, noise, step, frame, carriers[step], length + 2);
    }
    return carriers;
  }

  private void spectrum(
      FloatFFT_1D fft, float[] sound, int step, float[] frame, float[] into, int offset) {
    System.arraycopy(sound, step * stride, frame, 0, length);
    fft.realForward(frame);
    int bins = length / 2 + 1;
    for (int bin = 1; bin < bins - 1; bin++) {
      into[offset + bin] = frame[2 * bin];
      into[offset + bins + bin] = frame[2 * bin + 1];
    }
    into[offset] = frame[0];
    into[offset + bins - 1] = frame[1];
  }

  /** All harmonics, with phases that keep the peak low (Schroeder 1970). */
  private float[] tone(double hz) {
    int harmonics = Math.max(1, (int) (HIGHEST_SHARE * sampleRateHz / hz));
    double amplitude = RMS * Math.sqrt(2.0 / harmonics);
    double[] sum = new double[frames()];
    for (int k = 1; k <= harmonics; k++) {
      double omega = 2 * Math.PI * k * hz / sampleRateHz;
      double phase = Math.PI * k * k / harmonics;
      // A rotation instead of a cosine for each frame.
      double re = amplitude * Math.cos(phase);
      double im = amplitude * Math.sin(phase);
      double stepRe = Math.cos(omega);
      double stepIm = Math.sin(omega);
      for (int n = 0; n < sum.length; n++) {
        sum[n] += re;
        double next = re * stepRe - im * stepIm;
        im = re * stepIm + im * stepRe;
        re = next;
      }
    }
    float[] tone = new float[sum.length];
    for (int n = 0; n < tone.length; n++) {
      tone[n] = (float) sum[n];
    }
    return tone;
  }

  private static float[] noise(int frames) {
    Random random = new Random(NOISE_SEED);
    float[] noise = new float[frames];
    for (int n = 0; n < frames; n++) {
      noise[n] = (float) (RMS * random.nextGaussian());
    }
    return noise;
  }
}

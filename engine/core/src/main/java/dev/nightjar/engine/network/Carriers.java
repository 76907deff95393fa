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
  private final FloatFFT_1D fft;
  private final float[] noise;

  /** Those of a network's notes. */
  public Carriers(Sing sing) {
    length = sing.kernel();
    stride = sing.stride();
    steps = sing.steps();
    sampleRateHz = sing.sampleRateHz();
    fft = new FloatFFT_1D(length);
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
    Course course = begin(pitch);
    course.at(steps - 1);
    return course.spectra;
  }

  /** Those of a pitch, made when they are asked for: a low pitch has hundreds of harmonics. */
  public Course begin(int pitch) {
    return new Course(A4_HZ * Math.pow(2, (pitch - A4_PITCH) / 12.0));
  }

  /** The carriers of a pitch, step by step. One thread at a time. */
  public final class Course {

    private final double[] re;
    private final double[] im;
    private final double[] stepRe;
    private final double[] stepIm;
    private final float[] tone = new float[frames()];
    private final float[][] spectra = new float[steps][];
    private int toneFrames;
    private int done;

    /** All harmonics, with phases that keep the peak low (Schroeder 1970). */
    private Course(double hz) {
      int harmonics = Math.max(1, (int) (HIGHEST_SHARE * sampleRateHz / hz));
      double amplitude = RMS * Math.sqrt(2.0 / harmonics);
      re = new double[harmonics];
      im = new double[harmonics];
      stepRe = new double[harmonics];
      stepIm = new double[harmonics];
      for (int i = 0; i < harmonics; i++) {
        int k = i + 1;
        double omega = 2 * Math.PI * k * hz / sampleRateHz;
        double phase = Math.PI * k * k / harmonics;
        re[i] = amplitude * Math.cos(phase);
        im[i] = amplitude * Math.sin(phase);
        stepRe[i] = Math.cos(omega);
        stepIm[i] = Math.sin(omega);
      }
    }

    /** Those of a step, {@code [size]}; not to be written to. */
    public float[] at(int step) {
      for (; done <= step; done++) {
        sound(done * stride + length);
        spectra[done] = new float[size(length)];
        spectrum(tone, done, spectra[done], 0);
        spectrum(noise, done, spectra[done], length + 2);
      }
      return spectra[step];
    }

    private void sound(int until) {
      int from = toneFrames;
      double[] sum = new double[until - from];
      for (int i = 0; i < re.length; i++) {
        // A rotation instead of a cosine for each frame.
        double x = re[i];
        double y = im[i];
        for (int n = 0; n < sum.length; n++) {
          sum[n] += x;
          double next = x * stepRe[i] - y * stepIm[i];
          y = x * stepIm[i] + y * stepRe[i];
          x = next;
        }
        re[i] = x;
        im[i] = y;
      }
      for (int n = 0; n < sum.length; n++) {
        tone[from + n] = (float) sum[n];
      }
      toneFrames = until;
    }
  }

  private void spectrum(float[] sound, int step, float[] into, int offset) {
    float[] frame = new float[length];
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

  private static float[] noise(int frames) {
    Random random = new Random(NOISE_SEED);
    float[] noise = new float[frames];
    for (int n = 0; n < frames; n++) {
      noise[n] = (float) (RMS * random.nextGaussian());
    }
    return noise;
  }
}

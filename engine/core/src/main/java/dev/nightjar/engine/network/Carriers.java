package dev.nightjar.engine.network;

import java.nio.FloatBuffer;
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
  private static final int GROUP = 4;

  private final int length;
  private final int stride;
  private final int steps;
  private final int sampleRateHz;
  private final FloatFFT_1D fft;
  private final float[] noise;
  private final float[][] noiseSpectra;
  private final float[] frame;

  /** Those of a network's notes. */
  public Carriers(Sing sing) {
    length = sing.kernel();
    stride = sing.stride();
    steps = sing.steps();
    sampleRateHz = sing.sampleRateHz();
    fft = new FloatFFT_1D(length);
    noise = noise(frames());
    noiseSpectra = new float[steps][];
    frame = new float[length];
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
    float[][] all = new float[steps][size(length)];
    for (int step = 0; step < steps; step++) {
      course.put(step, FloatBuffer.wrap(all[step]), 0);
    }
    return all;
  }

  /** Those of a pitch, made when they are asked for: a low pitch has hundreds of harmonics. */
  public Course begin(int pitch) {
    return new Course(A4_HZ * Math.pow(2, (pitch - A4_PITCH) / 12.0));
  }

  /** Of the noise, made when it is asked for, the same in all notes. */
  private float[] noiseSpectrum(int step) {
    if (noiseSpectra[step] == null) {
      float[] spectrum = new float[length + 2];
      System.arraycopy(noise, step * stride, frame, 0, length);
      spectrum(spectrum);
      noiseSpectra[step] = spectrum;
    }
    return noiseSpectra[step];
  }

  /**
   * The carriers of a pitch, any step at any time; the same whichever were asked for before. Those
   * of one {@link Carriers} are for one thread at a time.
   */
  public final class Course {

    private final int harmonics;
    private final double amplitude;
    private final double omega;
    private final double[] stepRe;
    private final double[] stepIm;
    private final float[][] strides = new float[steps + length / stride - 1][];
    private final float[][] spectra = new float[steps][];

    /** Filled up with silence to whole groups of harmonics. */
    private Course(double hz) {
      harmonics = Math.max(1, (int) (HIGHEST_SHARE * sampleRateHz / hz));
      amplitude = RMS * Math.sqrt(2.0 / harmonics);
      omega = 2 * Math.PI * hz / sampleRateHz;
      int whole = (harmonics + GROUP - 1) / GROUP * GROUP;
      stepRe = new double[whole];
      stepIm = new double[whole];
      for (int i = 0; i < harmonics; i++) {
        stepRe[i] = Math.cos((i + 1) * omega);
        stepIm[i] = Math.sin((i + 1) * omega);
      }
    }

    /** Puts those of a step, {@code [size]}, at a place of a buffer. */
    public void put(int step, FloatBuffer into, int at) {
      into.put(at, tone(step));
      into.put(at + length + 2, noiseSpectrum(step));
    }

    private float[] tone(int step) {
      if (spectra[step] == null) {
        for (int part = 0; part < length / stride; part++) {
          System.arraycopy(stride(step + part), 0, frame, part * stride, stride);
        }
        float[] spectrum = new float[length + 2];
        spectrum(spectrum);
        spectra[step] = spectrum;
      }
      return spectra[step];
    }

    /** All harmonics, with phases that keep the peak low (Schroeder 1970). */
    private float[] stride(int index) {
      if (strides[index] != null) {
        return strides[index];
      }
      double[] sum = new double[stride];
      double[] re = new double[stepRe.length];
      double[] im = new double[stepRe.length];
      for (int i = 0; i < harmonics; i++) {
        int k = i + 1;
        double phase = Math.PI * k * k / harmonics + k * omega * stride * index;
        re[i] = amplitude * Math.cos(phase);
        im[i] = amplitude * Math.sin(phase);
      }
      for (int i = 0; i < re.length; i += GROUP) {
        add(re, im, i, sum);
      }
      float[] sound = new float[stride];
      for (int n = 0; n < stride; n++) {
        sound[n] = (float) sum[n];
      }
      strides[index] = sound;
      return sound;
    }

    /** A rotation instead of a cosine for each frame; four at once, since each waits for itself. */
    private void add(double[] re, double[] im, int i, double[] sum) {
      double a = re[i];
      double b = re[i + 1];
      double c = re[i + 2];
      double d = re[i + 3];
      double aIm = im[i];
      double bIm = im[i + 1];
      double cIm = im[i + 2];
      double dIm = im[i + 3];
      for (int n = 0; n < sum.length; n++) {
        sum[n] += (a + b) + (c + d);
        double aNext = a * stepRe[i] - aIm * stepIm[i];
        double bNext = b * stepRe[i + 1] - bIm * stepIm[i + 1];
        double cNext = c * stepRe[i + 2] - cIm * stepIm[i + 2];
        double dNext = d * stepRe[i + 3] - dIm * stepIm[i + 3];
        aIm = a * stepIm[i] + aIm * stepRe[i];
        bIm = b * stepIm[i + 1] + bIm * stepRe[i + 1];
        cIm = c * stepIm[i + 2] + cIm * stepRe[i + 2];
        dIm = d * stepIm[i + 3] + dIm * stepRe[i + 3];
        a = aNext;
        b = bNext;
        c = cNext;
        d = dNext;
      }
    }
  }

  /** Of {@link #frame}, which is overwritten. */
  private void spectrum(float[] into) {
    fft.realForward(frame);
    int bins = length / 2 + 1;
    for (int bin = 1; bin < bins - 1; bin++) {
      into[bin] = frame[2 * bin];
      into[bins + bin] = frame[2 * bin + 1];
    }
    into[0] = frame[0];
    into[bins - 1] = frame[1];
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

package dev.nightjar.engine.network;

import java.nio.FloatBuffer;
import java.util.Random;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Sounds for a network to shape instead of making them: for each step of a note the spectrum of all
 * harmonics of its pitch, equally loud, and that of noise, which is the same in every note. Beside
 * them stands which of the network's gains each bin takes: in the tone that of the nearest
 * harmonic, since an instrument's neighbouring pitches are alike from harmonic to harmonic, in the
 * noise that of a band.
 */
public final class Carriers {

  private static final double A4_HZ = 440;
  private static final int A4_PITCH = 69;
  private static final double HIGHEST_SHARE = 0.48;

  /**
   * About as loud as a quiet part of a note, so that learning begins with gains near one: from loud
   * noise it first falls to silence, where the spectral loss has no slope.
   */
  private static final double TONE_RMS = 0.01;

  private static final double NOISE_RMS = 0.001;
  private static final long NOISE_SEED = 1;
  private static final int GROUP = 4;

  /** The first harmonics have a gain each, those above share {@link #PER_OCTAVE} an octave. */
  private static final int SINGLE_HARMONICS = 64;

  private static final int PER_OCTAVE = 24;

  /** Gains of the tone, for 250 harmonics and more. */
  static final int TONE_GAINS = SINGLE_HARMONICS + 2 * PER_OCTAVE;

  /** Gains of the noise. */
  static final int NOISE_GAINS = 128;

  /** Bands of noise are equally wide below this, and equally wide in octaves above. */
  private static final double BEND_HZ = 500;

  private final int length;
  private final int stride;
  private final int steps;
  private final int sampleRateHz;
  private final FloatFFT_1D fft;
  private final float[] window;
  private final float[] noise;
  private final float[] noisePlaces;
  private final float[][] noiseSpectra;
  private final float[] frame;

  /** Those of a network's notes. */
  public Carriers(Sing sing) {
    length = sing.kernel();
    stride = sing.stride();
    steps = sing.steps();
    sampleRateHz = sing.sampleRateHz();
    fft = new FloatFFT_1D(length);
    window = hann(length);
    noise = noise(frames());
    noisePlaces = noisePlaces();
    noiseSpectra = new float[steps][];
    frame = new float[length];
  }

  private int frames() {
    return (steps - 1) * stride + length;
  }

  private static float[] hann(int frames) {
    float[] window = new float[frames];
    for (int n = 0; n < frames; n++) {
      window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / frames));
    }
    return window;
  }

  private float[] noisePlaces() {
    int bins = length / 2 + 1;
    float[] places = new float[bins];
    double top = Math.log1p(sampleRateHz / 2.0 / BEND_HZ);
    for (int bin = 0; bin < bins; bin++) {
      double place = Math.log1p((double) bin * sampleRateHz / length / BEND_HZ) / top;
      places[bin] = Math.min(NOISE_GAINS - 1, (int) (NOISE_GAINS * place));
    }
    return places;
  }

  /** Which gain the {@code harmonic}-th takes, the first being 1. */
  private static int tonePlace(int harmonic) {
    if (harmonic <= SINGLE_HARMONICS) {
      return harmonic - 1;
    }
    double octaves = Math.log((double) harmonic / SINGLE_HARMONICS) / Math.log(2);
    return Math.min(TONE_GAINS - 1, SINGLE_HARMONICS + (int) (PER_OCTAVE * octaves));
  }

  /** Floats of a step. */
  static int size(int length) {
    return 3 * (length + 2);
  }

  /**
   * All steps of a note, {@code [steps][size]}: real parts, then imaginary parts of the harmonics'
   * spectrum, then of the noise's; then the place of each bin's gain in the tone, then in the
   * noise.
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
    private final float[] tonePlaces = new float[length / 2 + 1];
    private final float[][] strides = new float[steps + length / stride - 1][];
    private final float[][] spectra = new float[steps][];

    /** Filled up with silence to whole groups of harmonics. */
    private Course(double hz) {
      harmonics = Math.max(1, (int) (HIGHEST_SHARE * sampleRateHz / hz));
      amplitude = TONE_RMS * Math.sqrt(2.0 / harmonics);
      omega = 2 * Math.PI * hz / sampleRateHz;
      int whole = (harmonics + GROUP - 1) / GROUP * GROUP;
      stepRe = new double[whole];
      stepIm = new double[whole];
      for (int i = 0; i < harmonics; i++) {
        stepRe[i] = Math.cos((i + 1) * omega);
        stepIm[i] = Math.sin((i + 1) * omega);
      }
      for (int bin = 0; bin < tonePlaces.length; bin++) {
        double nearest = (double) bin * sampleRateHz / length / hz;
        tonePlaces[bin] = tonePlace(Math.max(1, (int) Math.round(nearest)));
      }
    }

    /** Puts those of a step, {@code [size]}, at a place of a buffer. */
    public void put(int step, FloatBuffer into, int at) {
      into.put(at, tone(step));
      into.put(at + length + 2, noiseSpectrum(step));
      int places = at + 2 * (length + 2);
      into.put(places, tonePlaces);
      into.put(places + tonePlaces.length, noisePlaces);
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

  /** Of {@link #frame} in its window; the frame is overwritten. */
  private void spectrum(float[] into) {
    for (int n = 0; n < length; n++) {
      frame[n] *= window[n];
    }
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
      noise[n] = (float) (NOISE_RMS * random.nextGaussian());
    }
    return noise;
  }
}

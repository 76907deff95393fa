package dev.nightjar.engine.network;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Sounds for a network to shape instead of making them: for each step of a note the spectrum of all
 * harmonics of its pitch, equally loud, and that of noise, which is the same in every note. Beside
 * them stands which of the network's gains each bin takes.
 *
 * <p>[any thread]; a {@link Writer} is for one thread at a time.
 */
public final class Carriers {

  private static final double A4_HZ = 440;
  private static final int A4_PITCH = 69;
  private static final int HIGHEST_PITCH = 127;
  private static final double NOISE_RMS = 0.001;
  private static final long NOISE_SEED = 1;

  private final int length;
  private final int stride;
  private final int sampleRateHz;
  private final float[] window;
  private final float[][] noiseSpectra;
  private final float[] noisePlaces;
  private final AtomicReferenceArray<Tone> tones = new AtomicReferenceArray<>(HIGHEST_PITCH + 1);

  /** The harmonics of a pitch, and their gains' places. */
  public static final class Tone {
    private final HarmonicTone sound;
    private final float[] places;

    private Tone(HarmonicTone sound, float[] places) {
      this.sound = sound;
      this.places = places;
    }
  }

  /** Those of a network's notes. */
  public Carriers(Sing sing) {
    length = sing.kernel();
    stride = sing.stride();
    sampleRateHz = sing.sampleRateHz();
    window = hann(length);
    noiseSpectra = new float[sing.steps()][length + 2];
    noisePlaces = GainPlaces.ofNoise(length, sampleRateHz);
    float[] noise = noise((noiseSpectra.length - 1) * stride + length);
    Spectrum spectrum = new Spectrum();
    for (int step = 0; step < noiseSpectra.length; step++) {
      System.arraycopy(noise, step * stride, spectrum.frames, 0, length);
      spectrum.take(noiseSpectra[step]);
    }
  }

  /** Floats of a step. */
  static int size(int length) {
    return 3 * (length + 2);
  }

  /** The tone of a MIDI pitch, made when it is first asked for. */
  public Tone tone(int pitch) {
    Tone tone = tones.get(pitch);
    if (tone == null) {
      double hz = A4_HZ * Math.pow(2, (pitch - A4_PITCH) / 12.0);
      float[] places = GainPlaces.ofTone(hz, length, sampleRateHz);
      // Two threads may make it at once: both make the same.
      tone = new Tone(new HarmonicTone(hz, sampleRateHz), places);
      tones.set(pitch, tone);
    }
    return tone;
  }

  /** All steps of a note of a MIDI pitch, {@code [steps][size]}, as {@link Writer#put} has them. */
  public float[][] of(int pitch) {
    Writer writer = new Writer();
    float[][] all = new float[noiseSpectra.length][size(length)];
    for (int step = 0; step < all.length; step++) {
      writer.put(tone(pitch), step, FloatBuffer.wrap(all[step]), 0);
    }
    return all;
  }

  /** Writes what a network takes. */
  public final class Writer {

    private final Spectrum spectrum = new Spectrum();
    private final float[] bins = new float[length + 2];

    /**
     * Puts a step at a place of a buffer: real parts, then imaginary parts of the tone's spectrum,
     * then of the noise's; then the place of each bin's gain in the tone, then in the noise.
     */
    public void put(Tone tone, int step, FloatBuffer into, int at) {
      tone.sound.read((long) step * stride, spectrum.frames);
      spectrum.take(bins);
      into.put(at, bins);
      into.put(at + bins.length, noiseSpectra[step]);
      int places = at + 2 * bins.length;
      into.put(places, tone.places);
      into.put(places + tone.places.length, noisePlaces);
    }
  }

  /** Of windowed frames. */
  private final class Spectrum {

    private final FloatFFT_1D fft = new FloatFFT_1D(length);
    private final float[] frames = new float[length];

    /** Puts that of the frames, which are overwritten. */
    private void take(float[] into) {
      for (int n = 0; n < length; n++) {
        frames[n] *= window[n];
      }
      fft.realForward(frames);
      int bins = length / 2 + 1;
      for (int bin = 1; bin < bins - 1; bin++) {
        into[bin] = frames[2 * bin];
        into[bins + bin] = frames[2 * bin + 1];
      }
      into[0] = frames[0];
      into[bins - 1] = frames[1];
    }
  }

  private static float[] hann(int frames) {
    float[] window = new float[frames];
    for (int n = 0; n < frames; n++) {
      window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / frames));
    }
    return window;
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

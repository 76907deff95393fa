package dev.nightjar.engine.model;

import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * {@link Carriers} of notes that are played: they cost little however low a pitch is, and keep
 * little of each. All renderers of a model share them.
 */
final class PlayedCarriers {

  private static final int HIGHEST_PITCH = 127;

  private final Sing sing;
  private final AtomicReferenceArray<HarmonicTone> tones =
      new AtomicReferenceArray<>(HIGHEST_PITCH + 1);

  /** Of the noise, which is the same in all notes; {@code [step][kernel + 2]}. */
  private final float[][] noise;

  PlayedCarriers(Sing sing) {
    this.sing = sing;
    int size = sing.carrierSize() / 2;
    noise = new float[sing.steps()][size];
    Carriers.Course any = new Carriers(sing).begin(HIGHEST_PITCH);
    FloatBuffer both = FloatBuffer.allocate(2 * size);
    for (int step = 0; step < noise.length; step++) {
      any.put(step, both, 0);
      both.get(size, noise[step]);
    }
  }

  /** The harmonics of a MIDI pitch, made when they are first asked for. [any thread] */
  HarmonicTone tone(int pitch) {
    HarmonicTone tone = tones.get(pitch);
    if (tone == null) {
      // Two threads may make it at once: both make the same.
      tone = new HarmonicTone(pitch, sing.sampleRateHz());
      tones.set(pitch, tone);
    }
    return tone;
  }

  /** Writes spectra; one thread at a time. */
  final class Writer {

    private final int length = sing.kernel();
    private final FloatFFT_1D fft = new FloatFFT_1D(length);
    private final float[] frames = new float[length];
    private final float[] spectrum = new float[length + 2];

    /** Puts the spectra of a step, {@code [carrierSize]}, at a place of a buffer. */
    void put(HarmonicTone tone, int step, FloatBuffer into, int at) {
      tone.read((long) step * sing.stride(), frames);
      fft.realForward(frames);
      int bins = length / 2 + 1;
      for (int bin = 1; bin < bins - 1; bin++) {
        spectrum[bin] = frames[2 * bin];
        spectrum[bins + bin] = frames[2 * bin + 1];
      }
      spectrum[0] = frames[0];
      spectrum[bins - 1] = frames[1];
      into.put(at, spectrum);
      into.put(at + spectrum.length, noise[step]);
    }
  }
}

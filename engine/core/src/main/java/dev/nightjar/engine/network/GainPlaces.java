package dev.nightjar.engine.network;

/**
 * Which of a network's gains each bin of a carrier takes: in a tone that of the nearest harmonic,
 * since an instrument's neighbouring pitches are alike from harmonic to harmonic, in noise that of
 * a band.
 */
final class GainPlaces {

  /** The first harmonics have a gain each, those above share {@link #PER_OCTAVE} an octave. */
  private static final int SINGLE_HARMONICS = 64;

  private static final int PER_OCTAVE = 24;

  /** Gains of a tone: enough for 256 harmonics, and those above take the last. */
  static final int TONE_GAINS = SINGLE_HARMONICS + 2 * PER_OCTAVE;

  /** Gains of noise. */
  static final int NOISE_GAINS = 128;

  /** Bands of noise are equally wide well below this, and equally wide in octaves well above. */
  private static final double BEND_HZ = 500;

  private GainPlaces() {}

  /** Of a tone of that pitch, {@code [length / 2 + 1]}: whole numbers below {@link #TONE_GAINS}. */
  static float[] ofTone(double hz, int length, int sampleRateHz) {
    float[] places = new float[length / 2 + 1];
    for (int bin = 0; bin < places.length; bin++) {
      long nearest = Math.round((double) bin * sampleRateHz / length / hz);
      places[bin] = ofHarmonic(Math.max(1, nearest));
    }
    return places;
  }

  private static int ofHarmonic(long harmonic) {
    if (harmonic <= SINGLE_HARMONICS) {
      return (int) harmonic - 1;
    }
    double octaves = Math.log((double) harmonic / SINGLE_HARMONICS) / Math.log(2);
    return Math.min(TONE_GAINS - 1, SINGLE_HARMONICS + (int) (PER_OCTAVE * octaves));
  }

  /** Of noise, {@code [length / 2 + 1]}: whole numbers below {@link #NOISE_GAINS}. */
  static float[] ofNoise(int length, int sampleRateHz) {
    float[] places = new float[length / 2 + 1];
    double top = Math.log1p(sampleRateHz / 2.0 / BEND_HZ);
    for (int bin = 0; bin < places.length; bin++) {
      double share = Math.log1p((double) bin * sampleRateHz / length / BEND_HZ) / top;
      places[bin] = Math.min(NOISE_GAINS - 1, (int) (NOISE_GAINS * share));
    }
    return places;
  }
}

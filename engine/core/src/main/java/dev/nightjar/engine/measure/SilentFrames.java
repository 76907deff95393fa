package dev.nightjar.engine.measure;

/**
 * Cuts the pauses out of a pair: frames in which the clean sound is more than 40 dB below its
 * loudest frame (Taal et al. 2011, section II-A).
 */
final class SilentFrames {
  private static final double DYNAMIC_RANGE_DB = 40;

  private SilentFrames() {}

  /** The clean and the degraded sound, {@code [2][frames kept]}. */
  static double[][] remove(double[] clean, double[] degraded) {
    int length = ThirdOctaveBands.FRAME_LENGTH;
    int hop = ThirdOctaveBands.HOP;
    int frames = ThirdOctaveBands.frames(clean.length);
    double[] window = Pairs.hann(length);
    double[] levelsDb = new double[frames];
    double loudestDb = Double.NEGATIVE_INFINITY;
    for (int frame = 0; frame < frames; frame++) {
      double power = 0;
      for (int i = 0; i < length; i++) {
        double sample = window[i] * clean[frame * hop + i];
        power += sample * sample;
      }
      levelsDb[frame] = 10 * Math.log10(power);
      loudestDb = Math.max(loudestDb, levelsDb[frame]);
    }
    int kept = 0;
    for (double levelDb : levelsDb) {
      kept += loudestDb - levelDb < DYNAMIC_RANGE_DB ? 1 : 0;
    }
    double[][] pair = new double[2][kept == 0 ? 0 : (kept - 1) * hop + length];
    int at = 0;
    for (int frame = 0; frame < frames; frame++) {
      if (!(loudestDb - levelsDb[frame] < DYNAMIC_RANGE_DB)) {
        continue;
      }
      for (int i = 0; i < length; i++) {
        pair[0][at + i] += window[i] * clean[frame * hop + i];
        pair[1][at + i] += window[i] * degraded[frame * hop + i];
      }
      at += hop;
    }
    return pair;
  }
}

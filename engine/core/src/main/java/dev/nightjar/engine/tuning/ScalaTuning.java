package dev.nightjar.engine.tuning;

import java.nio.file.Path;

/**
 * A scale on a keyboard. Keys that would sound below 1 Hz or above 84 kHz stay silent, as do those
 * that the mapping leaves out. Immutable.
 */
public final class ScalaTuning implements Tuning {

  /** 1.02 Hz. */
  private static final double LOWEST_PITCH = -36;

  /** 84.4 kHz. */
  private static final double HIGHEST_PITCH = 160;

  private final double[] pitches = new double[ChannelTunings.KEYS];

  /** With {@link KeyboardMapping#STANDARD}. */
  public ScalaTuning(Scale scale) {
    this(scale, KeyboardMapping.STANDARD);
  }

  /** With a mapping of one's own. */
  public ScalaTuning(Scale scale, KeyboardMapping mapping) {
    double reference = 69 + 12 * Math.log(mapping.referenceHz() / 440) / Math.log(2);
    double atReference = mapping.cents(mapping.referenceKey(), scale);
    for (int key = 0; key < pitches.length; key++) {
      double pitch = reference + (mapping.cents(key, scale) - atReference) / 100;
      boolean audible = pitch >= LOWEST_PITCH && pitch <= HIGHEST_PITCH;
      boolean tuned = key >= mapping.firstKey() && key <= mapping.lastKey();
      pitches[key] = tuned ? (audible ? pitch : Double.NaN) : key;
    }
  }

  /**
   * Reads a scale and, where there is one, its mapping. [not real-time]
   *
   * @param kbm null for the standard one
   * @throws TuningException naming file and line if one of them is broken
   */
  public static ScalaTuning read(Path scl, Path kbm) throws TuningException {
    return new ScalaTuning(
        Scale.read(scl), kbm == null ? KeyboardMapping.STANDARD : KeyboardMapping.read(kbm));
  }

  @Override
  public double pitch(int key) {
    return pitches[key];
  }
}

package dev.nightjar.train.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A fixed set of mixtures to compare networks on: held-out voices in one held-out recorded noise
 * each, at 0, 5, 10 and 15 dB in turn, without rooms, equalization or damage. The same banks,
 * length and seed always give the same samples.
 */
public final class ValidationSet {
  private static final double[] SNRS_DB = {0, 5, 10, 15};
  private static final double LEVEL_DB = -26;

  /**
   * One mixture.
   *
   * @param noisy {@code [samples]}, full scale 1
   * @param clean {@code [samples]}, at the same level as in {@code noisy}
   */
  public record Example(double snrDb, float[] noisy, float[] clean) {}

  private ValidationSet() {}

  /**
   * [not real-time]
   *
   * @param speech sounds for {@link Split#VALID}
   * @param noise sounds for {@link Split#VALID}
   */
  public static List<Example> build(
      SoundBank speech, SoundBank noise, int count, int samples, int sampleRateHz, long seed) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double snrDb = SNRS_DB[i % SNRS_DB.length];
      float[] noisy = new float[samples];
      float[] clean = new float[samples];
      new Mixer(speech, noise, plain(snrDb, sampleRateHz)).fill(seed, i, noisy, clean);
      examples.add(new Example(snrDb, noisy, clean));
    }
    return List.copyOf(examples);
  }

  private static MixSettings plain(double snrDb, int sampleRateHz) {
    return new MixSettings(
        sampleRateHz,
        new MixSettings.Kinds(0, 0, 0),
        new MixSettings.Snr(snrDb, snrDb, 0, snrDb),
        new MixSettings.Level(LEVEL_DB, LEVEL_DB),
        new MixSettings.Speech(0, 1, 1, 0.2, 0, 0, 0),
        new MixSettings.Noise(0, 0, 0, 0, 0, 1, 1, 0, 0, 0),
        new MixSettings.Room(0, 0, 0.3, 0.3, 1, 1, 0),
        new MixSettings.Damage(0, 0, 0));
  }
}

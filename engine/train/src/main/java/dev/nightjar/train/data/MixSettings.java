package dev.nightjar.train.data;

/**
 * How noisy mixtures are made. Every {@code …Probability} is a share of the items that the sentence
 * is about, 0 to 1.
 */
public record MixSettings(
    int sampleRateHz,
    Kinds kinds,
    Snr snr,
    Level level,
    Speech speech,
    Noise noise,
    Room room,
    Damage damage) {

  /** Items that are no mixture; the rest is speech in noise. */
  public record Kinds(
      double silenceProbability, double noiseOnlyProbability, double speechOnlyProbability) {}

  /** Active speech level over noise power, drawn evenly between the limits. */
  public record Snr(double lowDb, double highDb, double cleanerProbability, double cleanerHighDb) {

    private static final double CLEANER_PROBABILITY = 0.08;
    private static final double CLEANER_HIGH_DB = 40;

    /** From harsh to nearly clean. */
    public static final Snr DEFAULT = between(-5, 25);

    /**
     * Most of them between limits, some cleaner.
     *
     * @throws IllegalArgumentException unless -30 ≤ low ≤ high ≤ 60
     */
    public static Snr between(double lowDb, double highDb) {
      if (!(lowDb >= -30 && lowDb <= highDb && highDb <= 60)) {
        throw new IllegalArgumentException(
            "signal-to-noise ratios must be -30 to 60 dB, the lower one first: "
                + lowDb
                + ", "
                + highDb);
      }
      return new Snr(lowDb, highDb, CLEANER_PROBABILITY, Math.max(CLEANER_HIGH_DB, highDb));
    }
  }

  /** Active speech level (noise level without speech), relative to full scale. */
  public record Level(double lowDb, double highDb) {}

  /**
   * The voice.
   *
   * @param speedProbability of playing faster or slower, pitch and all
   * @param pauseSeconds mean of the random pauses between utterances
   * @param utteranceGainDb utterances of an item differ in level by up to this, up or down
   * @param shapeProbability of random equalization
   * @param bandLimitProbability of a random low-pass or high-pass
   */
  public record Speech(
      double speedProbability,
      double lowSpeed,
      double highSpeed,
      double pauseSeconds,
      double utteranceGainDb,
      double shapeProbability,
      double bandLimitProbability) {}

  /**
   * What disturbs it.
   *
   * @param secondProbability of at least two noises
   * @param thirdProbability of a third one, given two
   * @param syntheticProbability of a noise being computed instead of recorded
   * @param quieterDb the second and third are up to this much below the first
   * @param speedProbability of playing a recording faster or slower
   * @param envelopeProbability of a random course of the level
   * @param gateProbability of a noise that comes and goes
   * @param shapeProbability of random equalization
   */
  public record Noise(
      double secondProbability,
      double thirdProbability,
      double syntheticProbability,
      double quieterDb,
      double speedProbability,
      double lowSpeed,
      double highSpeed,
      double envelopeProbability,
      double gateProbability,
      double shapeProbability) {}

  /**
   * Where it sounds.
   *
   * @param probability of any room
   * @param noiseProbability of the noise sounding in the same room, given a room
   * @param lowRt60Seconds shortest time in which the sound of the room falls by 60 dB
   * @param targetSeconds reflections up to this long after the direct sound stay in the target
   */
  public record Room(
      double probability,
      double noiseProbability,
      double lowRt60Seconds,
      double highRt60Seconds,
      double lowDistanceMetres,
      double highDistanceMetres,
      double targetSeconds) {}

  /**
   * What equipment does to the mixture. Clipping and companding hit only the input; a telephone's
   * band limit also the target, since what is lost there is not noise.
   */
  public record Damage(
      double clipProbability, double muLawProbability, double telephoneProbability) {}

  /** [any thread] The recipe that the shipped models learn from. */
  public static MixSettings defaults(int sampleRateHz) {
    return new MixSettings(
        sampleRateHz,
        new Kinds(0.01, 0.03, 0.04),
        Snr.DEFAULT,
        new Level(-38, -12),
        new Speech(0.6, 0.85, 1.15, 0.25, 3, 0.4, 0.08),
        new Noise(0.35, 0.3, 0.35, 12, 0.5, 0.75, 1.3, 0.35, 0.12, 0.5),
        new Room(0.35, 0.5, 0.1, 0.6, 0.2, 2.5, 0.030),
        new Damage(0.02, 0.01, 0.02));
  }

  /** [any thread] The same with other shares of unmixed items. */
  public MixSettings with(Kinds kinds) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with other signal-to-noise ratios. */
  public MixSettings with(Snr snr) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with other levels. */
  public MixSettings with(Level level) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with another treatment of the voice. */
  public MixSettings with(Speech speech) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with other noises. */
  public MixSettings with(Noise noise) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with other rooms. */
  public MixSettings with(Room room) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }

  /** [any thread] The same with other damage. */
  public MixSettings with(Damage damage) {
    return new MixSettings(sampleRateHz, kinds, snr, level, speech, noise, room, damage);
  }
}

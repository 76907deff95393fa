package dev.nightjar.engine.stream;

/**
 * How strongly a denoiser works.
 *
 * @param attenuationLimitDb the most that noise is turned down, 0 to 100 dB; 100 means no limit
 * @param mix share of the denoised signal, 0 to 1; the rest is the input
 * @param bypass pass the input, as late as the denoised signal would be
 */
public record DenoiserSettings(float attenuationLimitDb, float mix, boolean bypass) {

  /** The limit from which on there is none. */
  public static final float NO_LIMIT_DB = 100;

  /** Everything that is noise goes. */
  public static final DenoiserSettings FULL = new DenoiserSettings(NO_LIMIT_DB, 1, false);

  /** Refuses values outside the ranges, NaN too. */
  public DenoiserSettings {
    if (!(attenuationLimitDb >= 0 && attenuationLimitDb <= NO_LIMIT_DB)) {
      throw new IllegalArgumentException(
          "attenuation limit must be 0 to 100 dB, not " + attenuationLimitDb);
    }
    if (!(mix >= 0 && mix <= 1)) {
      throw new IllegalArgumentException("mix must be 0 to 1, not " + mix);
    }
  }

  /** The share of the model's output in the result, 0 to 1. */
  float wetShare() {
    if (bypass) {
      return 0;
    }
    double floor = attenuationLimitDb >= NO_LIMIT_DB ? 0 : Math.pow(10, -attenuationLimitDb / 20.0);
    return (float) (mix * (1 - floor));
  }
}

package dev.nightjar.engine.instrument;

/**
 * Which voice is missed least when room is needed: one let go before one held, an old one before a
 * young one, a quiet one before a loud one, a tone before a drum; never one that has just begun.
 *
 * <p>Source of the idea and of most weights: FluidSynth, "fluid_voice_get_overflow_prio" and the
 * settings "synth.overflow". Age counts less than there, so that being let go decides.
 */
final class Stealing {

  private static final double DRUMS = 4000;
  private static final double RELEASED = -2000;
  private static final double AGE = 1000;
  private static final double LEVEL = 500;

  /** A voice of this age has half the weight of one that begins. */
  private static final double HALF_AGE_SECONDS = 1;

  private static final double LOWEST_DB = -60;

  /** At least as long as a victim takes, so that there is always a place for the new voice. */
  private static final double UNTOUCHED_SECONDS = 2 * Voice.KILL_SECONDS;

  private final int sampleRateHz;

  Stealing(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** The voice to end, null if none may be touched. */
  Voice victim(Voice[] voices, long frame) {
    Voice victim = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (Voice voice : voices) {
      double ageSeconds = (double) (frame - voice.bornFrame()) / sampleRateHz;
      if (voice.sounding() && ageSeconds >= UNTOUCHED_SECONDS) {
        double worth = worth(voice, ageSeconds);
        if (worth < lowest) {
          lowest = worth;
          victim = voice;
        }
      }
    }
    return victim;
  }

  private static double worth(Voice voice, double ageSeconds) {
    double levelDb = 20 * Math.log10(Math.max(voice.level(), 1e-9));
    double loudness = 1 - Math.max(LOWEST_DB, Math.min(0, levelDb)) / LOWEST_DB;
    return (voice.drums() ? DRUMS : 0)
        + (voice.released() ? RELEASED : 0)
        + AGE * HALF_AGE_SECONDS / (HALF_AGE_SECONDS + ageSeconds)
        + LEVEL * loudness;
  }
}

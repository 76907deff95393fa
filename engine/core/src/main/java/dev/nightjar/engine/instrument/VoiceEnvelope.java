package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;

/** A level that attacks, decays to its sustain and is released, all in exponential segments. */
final class VoiceEnvelope {

  private enum Stage {
    ATTACK,
    DECAY,
    RELEASE,
    DONE
  }

  /** What the attack would reach if it went on, so that it gets there at some time. */
  private static final double ATTACK_AIM = 1.3;

  private static final double ATTACK_TIME_CONSTANTS = Math.log(ATTACK_AIM / (ATTACK_AIM - 1));

  /** Decay and release have gone 60 dB after their time. */
  private static final double FALL_TIME_CONSTANTS = Math.log(1000);

  /** Falls are never so steep that they click. */
  private static final double LEAST_TIME_CONSTANT_SECONDS = 0.002;

  private static final double SILENT = Loudness.amplitude(-80);

  private final int sampleRateHz;
  private final EnvelopeTimes times = new EnvelopeTimes();
  private Stage stage = Stage.DONE;
  private double level;

  VoiceEnvelope(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  void begin(Preset.Envelope envelope, ChannelControls controls, int channel, int key) {
    times.begin(envelope, controls, channel, key);
    boolean atOnce = times.attackSeconds() == 0;
    level = atOnce ? 1 : 0;
    stage = atOnce ? Stage.DECAY : Stage.ATTACK;
  }

  /** Goes on as long as the controllers say now. */
  void follow(ChannelControls controls, int channel, int key) {
    times.follow(controls, channel, key);
  }

  void release() {
    if (stage != Stage.DONE) {
      stage = Stage.RELEASE;
    }
  }

  double level() {
    return level;
  }

  boolean done() {
    return stage == Stage.DONE;
  }

  /** Goes so many frames on and gives the level there. */
  double advance(int frames) {
    switch (stage) {
      case ATTACK -> {
        approach(ATTACK_AIM, times.attackSeconds() / ATTACK_TIME_CONSTANTS, frames);
        if (level >= 1) {
          level = 1;
          stage = Stage.DECAY;
        }
      }
      case DECAY -> {
        approach(times.sustain(), falling(times.decaySeconds()), frames);
        endIfSilent();
      }
      case RELEASE -> {
        approach(0, falling(times.releaseSeconds()), frames);
        endIfSilent();
      }
      case DONE -> {}
    }
    return level;
  }

  private static double falling(double seconds) {
    return Math.max(LEAST_TIME_CONSTANT_SECONDS, seconds / FALL_TIME_CONSTANTS);
  }

  private void approach(double aim, double timeConstantSeconds, int frames) {
    double rest = level - aim;
    if (rest != 0) {
      double left = Math.exp(-frames / (timeConstantSeconds * sampleRateHz));
      level = aim + rest * left;
    }
  }

  private void endIfSilent() {
    if (level < SILENT) {
      level = 0;
      stage = Stage.DONE;
    }
  }
}

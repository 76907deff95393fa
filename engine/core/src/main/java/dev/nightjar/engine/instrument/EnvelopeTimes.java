package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;

/**
 * How long the parts of an envelope last: as the preset says, and up to sixteen times as long or as
 * short by General MIDI 2's controllers of attack, decay and release. At their middle they leave
 * the preset as it is.
 */
final class EnvelopeTimes {

  private static final int RELEASE = 72;
  private static final int ATTACK = 73;
  private static final int DECAY = 75;
  private static final float REST = 64;
  private static final double MOST_OCTAVES = 4;

  /** What a part that takes no time counts as once it is made longer. */
  private static final double LEAST_SECONDS = 0.02;

  private static final double LONGEST_SECONDS = 60;

  private Preset.Envelope preset;
  private float attackAt;
  private float decayAt;
  private float releaseAt;
  private double attackSeconds;
  private double decaySeconds;
  private double releaseSeconds;

  void begin(Preset.Envelope envelope, ChannelControls controls, int channel, int key) {
    preset = envelope;
    attackAt = REST;
    decayAt = REST;
    releaseAt = REST;
    attackSeconds = envelope.attackSeconds();
    decaySeconds = envelope.decaySeconds();
    releaseSeconds = envelope.releaseSeconds();
    follow(controls, channel, key);
  }

  /** Takes in where the controllers stand. */
  void follow(ChannelControls controls, int channel, int key) {
    float attack = controls.controller(channel, key, ATTACK);
    if (attack != attackAt) {
      attackAt = attack;
      attackSeconds = stretched(preset.attackSeconds(), attack);
    }
    float decay = controls.controller(channel, key, DECAY);
    if (decay != decayAt) {
      decayAt = decay;
      decaySeconds = stretched(preset.decaySeconds(), decay);
    }
    float release = controls.controller(channel, key, RELEASE);
    if (release != releaseAt) {
      releaseAt = release;
      releaseSeconds = stretched(preset.releaseSeconds(), release);
    }
  }

  double attackSeconds() {
    return attackSeconds;
  }

  double decaySeconds() {
    return decaySeconds;
  }

  double sustain() {
    return preset.sustain();
  }

  double releaseSeconds() {
    return releaseSeconds;
  }

  private static double stretched(double seconds, float controller) {
    double factor = Math.pow(2, MOST_OCTAVES * (controller - REST) / REST);
    double longer = factor > 1 ? LEAST_SECONDS * (factor - 1) : 0;
    return Math.min(LONGEST_SECONDS, seconds * factor + longer);
  }
}

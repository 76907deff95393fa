package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;

/** A voice's filter and what moves it: key, velocity, pressure, brightness and resonance. */
final class VoiceTone {

  private static final double SMOOTHING_SECONDS = 0.005;
  private static final double OPEN_HZ = 20_000;
  private static final double CENTRE_PITCH = 60;
  private static final int RESONANCE = 71;
  private static final int BRIGHTNESS = 74;

  /** Where both controllers rest. */
  private static final float REST = 64;

  private static final double BRIGHTNESS_OCTAVES = 4;
  private static final double SETTLED_OCTAVES = 1e-4;

  private final int sampleRateHz;
  private final VoiceFilter filter;
  private Preset.Filter preset;
  private int channel;
  private int key;
  private double velocityOctaves;
  private double octaves;
  private double cutoffHz;
  private boolean fresh;
  private float last;

  VoiceTone(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    filter = new VoiceFilter(sampleRateHz);
  }

  void begin(Preset.Filter newPreset, int newChannel, int newKey, int velocity) {
    preset = newPreset;
    channel = newChannel;
    key = newKey;
    velocityOctaves = preset.velocityOctaves() * velocity / Velocity.HIGHEST;
    fresh = true;
    last = 0;
    filter.reset();
  }

  /** Goes to where things stand within the next frames. */
  void glide(ChannelControls controls, double pitch, int frames) {
    double aim =
        preset.keyTracking() * (pitch - CENTRE_PITCH) / 12
            + velocityOctaves
            + preset.pressureOctaves() * controls.pressure(channel, key)
            + BRIGHTNESS_OCTAVES * (controls.controller(channel, key, BRIGHTNESS) - REST) / REST;
    if (fresh || Math.abs(aim - octaves) > SETTLED_OCTAVES) {
      double share = fresh ? 1 : Math.min(1, frames / (SMOOTHING_SECONDS * sampleRateHz));
      octaves += share * (aim - octaves);
      cutoffHz = preset.cutoffHz() * Math.pow(2, octaves);
    }
    fresh = false;
    double moved = (controls.controller(channel, key, RESONANCE) - REST) / REST;
    double resonance = Math.max(0, Math.min(1, preset.resonance() + moved));
    if (filter.engaged() || cutoffHz < OPEN_HZ || resonance > 0) {
      filter.glide(cutoffHz, resonance, frames, last);
    }
  }

  void process(float[] samples, int from, int to) {
    if (filter.engaged()) {
      filter.process(samples, from, to);
    }
    last = samples[to - 1];
  }
}

package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;

/**
 * How loud a voice is at each place of the mix; levels go evenly from one update to the next, and
 * what controllers say is smoothed.
 */
final class VoiceLevels {

  private static final double SMOOTHING_SECONDS = 0.005;

  /** Keys that far from the middle one stand at the edge at full width. */
  private static final double KEYS_TO_EDGE = 48;

  private static final int MIDDLE_KEY = 64;
  private static final int REVERB_DEPTH = 91;
  private static final int CHORUS_DEPTH = 93;

  /** Where the reverb depth rests (GM2): there a preset's own counts. */
  private static final float REVERB_REST = 40;

  private static final float FULL = 127;

  private final int sampleRateHz;
  private Preset.Stage stage;
  private int key;
  private double ownGain;
  private double ownPan;
  private double gain;
  private double pan;
  private double chorus;
  private double reverb;
  private double panOfShares = Double.NaN;
  private double leftShare;
  private double rightShare;
  private boolean fresh;

  /** Left, right, chorus, reverb: amplitudes now and what they gain a frame. */
  private final float[] now = new float[4];

  private final float[] step = new float[4];

  VoiceLevels(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  void begin(Preset preset, int newKey, int velocity) {
    key = newKey;
    stage = preset.stage();
    ownGain =
        Loudness.amplitude(preset.gainDb())
            * Velocity.gain(velocity)
            * Velocity.emphasis(velocity, preset.velocitySensitivity());
    ownPan = stage.pan() + stage.width() * (key - MIDDLE_KEY) / KEYS_TO_EDGE;
    fresh = true;
  }

  double gain() {
    return gain;
  }

  /**
   * Goes to where things stand within the next frames.
   *
   * @param from amplitude of the envelope and all fades now; counts for a voice that just begins
   * @param to the same after these frames
   */
  void glide(ChannelControls controls, int channel, double from, double to, int frames) {
    double share = fresh ? 1 : Math.min(1, frames / (SMOOTHING_SECONDS * sampleRateHz));
    gain += share * (ownGain * controls.gain(channel, key) - gain);
    pan += share * (bounded(ownPan + controls.pan(channel, key), -1) - pan);
    chorus +=
        share
            * (bounded(stage.chorus() + controls.controller(channel, CHORUS_DEPTH) / FULL, 0)
                - chorus);
    reverb +=
        share
            * (bounded(
                    stage.reverb()
                        + (controls.controller(channel, REVERB_DEPTH) - REVERB_REST) / FULL,
                    0)
                - reverb);
    if (pan != panOfShares) {
      panOfShares = pan;
      leftShare = Math.cos((pan + 1) * Math.PI / 4);
      rightShare = Math.sin((pan + 1) * Math.PI / 4);
    }
    if (fresh) {
      fresh = false;
      set(0, from * gain * leftShare);
      set(1, from * gain * rightShare);
      set(2, from * gain * chorus);
      set(3, from * gain * reverb);
    }
    aim(0, to * gain * leftShare, frames);
    aim(1, to * gain * rightShare, frames);
    aim(2, to * gain * chorus, frames);
    aim(3, to * gain * reverb, frames);
  }

  /** Falls silent at once. */
  void mute() {
    for (int i = 0; i < now.length; i++) {
      set(i, 0);
      step[i] = 0;
    }
  }

  void add(float[] mono, int from, int to, Mix mix) {
    add(0, mono, from, to, mix.left);
    add(1, mono, from, to, mix.right);
    add(2, mono, from, to, mix.chorus);
    add(3, mono, from, to, mix.reverb);
  }

  private void add(int place, float[] mono, int from, int to, float[] into) {
    float level = now[place];
    float slope = step[place];
    if (level == 0 && slope == 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      into[i] += mono[i] * level;
      level += slope;
    }
    now[place] = level;
  }

  private void set(int place, double level) {
    now[place] = (float) level;
  }

  private void aim(int place, double level, int frames) {
    step[place] = (float) ((level - now[place]) / frames);
  }

  private static double bounded(double value, double lowest) {
    return Math.max(lowest, Math.min(1, value));
  }
}

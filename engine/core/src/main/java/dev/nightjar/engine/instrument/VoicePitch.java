package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;

/**
 * How fast a voice reads its note: its pitch with bend, tuning and vibrato over the pitch rendered,
 * and the ratio of the rates.
 */
final class VoicePitch {

  private static final double SMOOTHING_SECONDS = 0.003;
  private static final double SETTLED_SEMITONES = 1e-5;
  private static final int MODULATION = 1;
  private static final float FULL = 127;

  /** Reading faster than five octaves up would take more time than it is worth. */
  private static final double MOST_SEMITONES_UP = 60;

  private final int sampleRateHz;
  private final double rateRatio;
  private Sound sound;
  private int channel;
  private int key;
  private int renderedPitch;
  private double semitones;
  private double vibratoTurns;
  private double soundingSemitones;
  private double step;
  private double slope;
  private double nextStep;

  VoicePitch(NoteShape shape, int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    rateRatio = (double) shape.rateHz() / sampleRateHz;
  }

  void begin(Sound newSound, int newChannel, int newKey, int pitch, ChannelControls controls) {
    sound = newSound;
    channel = newChannel;
    key = newKey;
    renderedPitch = pitch;
    semitones = sound.pitch(controls, channel, key);
    vibratoTurns = 0;
    soundingSemitones = Double.NaN;
    sounding(semitones);
    step = nextStep;
  }

  /** The pitch without vibrato, semitones. */
  double semitones() {
    return semitones;
  }

  /** Frames of the note to the next frame of output. */
  double step() {
    return step;
  }

  /** What {@link #step()} gains a frame. */
  double slope() {
    return slope;
  }

  double nextStep() {
    return nextStep;
  }

  /** Frames of the note that so many frames of output take. */
  double advance(int frames) {
    return frames * step + slope * frames * (frames - 1) / 2;
  }

  /** Frames of the note that one frame of time at its own rate takes. */
  double upRatio() {
    return nextStep / rateRatio;
  }

  double seconds(int frames) {
    return (double) frames / sampleRateHz;
  }

  /** Goes to where things stand within the next frames. */
  void glide(ChannelControls controls, int frames) {
    step = nextStep;
    double aim = sound.pitch(controls, channel, key);
    if (Math.abs(aim - semitones) < SETTLED_SEMITONES) {
      semitones = aim;
    } else if (!Double.isNaN(aim)) {
      semitones += Math.min(1, frames / (SMOOTHING_SECONDS * sampleRateHz)) * (aim - semitones);
    }
    double depth =
        sound.preset().pitch().vibratoCents()
            / 100
            * controls.controller(channel, key, MODULATION)
            / FULL
            * controls.modulationDepth(channel);
    vibratoTurns += sound.preset().pitch().vibratoHz() * frames / sampleRateHz;
    vibratoTurns -= Math.floor(vibratoTurns);
    double vibrato = depth == 0 ? 0 : depth * Math.sin(2 * Math.PI * vibratoTurns);
    sounding(semitones + vibrato);
    slope = (nextStep - step) / frames;
  }

  private void sounding(double pitch) {
    if (pitch != soundingSemitones) {
      soundingSemitones = pitch;
      double up = Math.min(MOST_SEMITONES_UP, pitch - renderedPitch);
      nextStep = rateRatio * Math.pow(2, up / 12);
    }
  }
}

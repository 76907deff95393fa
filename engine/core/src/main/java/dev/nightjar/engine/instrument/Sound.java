package dev.nightjar.engine.instrument;

import dev.nightjar.engine.instrument.NoteRenderer.PitchRange;
import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.preset.Preset;
import java.util.List;

/**
 * A preset whose instruments are looked up in a renderer.
 *
 * @param drums whether each key is a sound of its own
 * @param other what it is morphed with; the instrument itself for none
 * @param pitches those that can be rendered
 */
record Sound(Preset preset, boolean drums, int instrument, int other, PitchRange pitches) {

  private static final int MORPH_STEPS = 16;
  private static final float FULL = 127;

  /**
   * @throws IllegalArgumentException if the renderer lacks an instrument
   */
  static Sound of(Preset preset, boolean drums, NoteRenderer renderer) {
    int instrument = indexOf(preset, preset.timbre().instrument(), renderer.instruments());
    PitchRange pitches = renderer.pitches(instrument);
    String morphTo = preset.timbre().morphTo();
    if (morphTo == null) {
      return new Sound(preset, drums, instrument, instrument, pitches);
    }
    int other = indexOf(preset, morphTo, renderer.instruments());
    PitchRange others = renderer.pitches(other);
    int lowest = Math.max(pitches.lowest(), others.lowest());
    int highest = Math.min(pitches.highest(), others.highest());
    PitchRange both = lowest > highest ? pitches : new PitchRange(lowest, highest);
    return new Sound(preset, drums, instrument, other, both);
  }

  private static int indexOf(Preset preset, String instrument, List<String> instruments) {
    int index = instruments.indexOf(instrument);
    if (index < 0) {
      throw new IllegalArgumentException(
          "preset \"" + preset.name() + "\" plays \"" + instrument + "\", which the model lacks");
    }
    return index;
  }

  boolean sustained() {
    return preset.timbre().sustained();
  }

  /** Whether letting go of a key means nothing. */
  boolean diesByItself() {
    return drums && !sustained();
  }

  boolean morphs() {
    return other != instrument && preset.timbre().morphController() > 0;
  }

  /** How far towards the other instrument, in sixteenths. */
  int morph(ChannelControls controls, int channel) {
    if (other == instrument) {
      return 0;
    }
    double share =
        morphs()
            ? controls.controller(channel, preset.timbre().morphController()) / FULL
            : preset.timbre().morph();
    return (int) Math.round(Math.max(0, Math.min(1, share)) * MORPH_STEPS);
  }

  /** What a key is to sound like, semitones; NaN for nothing. */
  double pitch(ChannelControls controls, int channel, int key) {
    double pitch =
        drums ? key + controls.bendSemitones(channel, key) : controls.pitch(channel, key);
    return pitch + preset.pitch().transposeSemitones() + preset.pitch().fineCents() / 100;
  }

  /** The note to render for a key, {@link NoteKey#NONE} if it stays silent. */
  long note(ChannelControls controls, int channel, int key, int velocity) {
    double pitch = pitch(controls, channel, key);
    if (Double.isNaN(pitch) || (drums && bounded(key) != key)) {
      return NoteKey.NONE;
    }
    int rendered = drums ? key : bounded((int) Math.round(pitch));
    return note(morph(controls, channel), rendered, velocity);
  }

  long note(int morph, int renderedPitch, int velocity) {
    return NoteKey.of(instrument, other, morph, renderedPitch, Velocity.rendered(velocity));
  }

  private int bounded(int pitch) {
    return Math.max(pitches.lowest(), Math.min(pitches.highest(), pitch));
  }
}

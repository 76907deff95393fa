package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.midi.NoteListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hears of notes as soon as they come in, before they take effect, and has them rendered. What it
 * makes of the messages is what the voices make of them later. [engine thread]
 */
final class Scout implements NoteListener {

  private final ChannelSounds sounds;
  private final NoteCache cache;
  private final NoteFactory factory;
  private ChannelControls controls;

  Scout(ChannelSounds sounds, NoteCache cache, NoteFactory factory) {
    this.sounds = sounds;
    this.cache = cache;
    this.factory = factory;
  }

  /** What the messages make of the controls; set once, before the first message. */
  void attach(ChannelControls channelControls) {
    controls = channelControls;
  }

  @Override
  public void noteOn(int channel, int key, int velocity) {
    long note = sounds.of(channel).note(controls, channel, key, velocity);
    if (note != NoteKey.NONE) {
      cache.want(note);
      factory.wake();
    }
  }

  @Override
  public void noteOff(int channel, int key, int releaseVelocity) {}

  @Override
  public void allNotesOff(int channel) {}

  @Override
  public void allSoundOff(int channel) {}

  @Override
  public void programChange(int channel, int bank, int program) {
    sounds.programChange(channel, bank, program);
    prepare();
  }

  /** Has notes of all channels' sounds prepared. */
  void prepare() {
    Set<Preparation.Part> parts = new LinkedHashSet<>();
    for (int channel = 0; channel < ChannelSounds.CHANNELS; channel++) {
      Sound sound = sounds.of(channel);
      parts.add(new Preparation.Part(sound, sound.morph(controls, channel)));
    }
    factory.prepare(List.copyOf(parts));
  }
}

package dev.nightjar.engine.midi;

import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears, "on 0 60 100" and so on. */
final class HeardNotes implements NoteListener {

  private final List<String> events = new ArrayList<>();

  /** What was heard since the last call. */
  List<String> since() {
    List<String> heard = List.copyOf(events);
    events.clear();
    return heard;
  }

  @Override
  public void noteOn(int channel, int key, int velocity) {
    events.add("on " + channel + " " + key + " " + velocity);
  }

  @Override
  public void noteOff(int channel, int key, int releaseVelocity) {
    events.add("off " + channel + " " + key + " " + releaseVelocity);
  }

  @Override
  public void allNotesOff(int channel) {
    events.add("notes off " + channel);
  }

  @Override
  public void allSoundOff(int channel) {
    events.add("sound off " + channel);
  }

  @Override
  public void programChange(int channel, int bank, int program) {
    events.add("program " + channel + " " + bank + " " + program);
  }
}

package dev.nightjar.plugin.song;

/** Bytes that are no MIDI file; the message says what is wrong, and {@link MidiFile} in which. */
final class MalformedException extends Exception {
  MalformedException(String problem) {
    super(problem);
  }
}

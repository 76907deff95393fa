package dev.nightjar.train.notes;

import java.util.List;

/**
 * What a file of notes holds; beside it as JSON.
 *
 * @param source what it was made of, so that another source makes another bank
 * @param sampleRateHz the rate
 * @param noteFrames frames of each note
 * @param releaseFrame the frame at which notes are let go
 * @param instruments names
 * @param notes in the order of the file
 */
record NoteIndex(
    String source,
    int sampleRateHz,
    int noteFrames,
    int releaseFrame,
    List<String> instruments,
    List<Note> notes) {

  NoteIndex {
    instruments = List.copyOf(instruments);
    notes = List.copyOf(notes);
  }
}

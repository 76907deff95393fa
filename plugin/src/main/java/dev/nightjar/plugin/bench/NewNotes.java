package dev.nightjar.plugin.bench;

import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to notes that were never played before, while a synth is paced as by a sound card.
 *
 * @param path from the keys to the synth
 * @param chords chords of such notes, all at once
 * @param streams so many of them a second, while others sound
 * @param burst most of them at two in each block, all held, of which none was late
 */
public record NewNotes(PacedSynth.Path path, List<Row> chords, List<Row> streams, int burst) {

  private static final int[] CHORDS = {4, 8, 10, 16};
  private static final int CHORD_COUNT = 12;
  private static final double HELD_SECONDS = 0.3;
  private static final double REST_SECONDS = 0.1;

  private static final int SOUNDING = 32;
  private static final int[] NOTES_A_SECOND = {16, 32, 64, 128};
  private static final double STREAM_SECONDS = 2;

  private static final int[] BURSTS = {8, 16, 32, 48, 64, 96, 128};
  private static final int NOTES_A_BLOCK = 2;
  private static final double BURST_SECONDS = 1;

  /**
   * Notes of a kind.
   *
   * @param notes of a chord; of a second
   * @param played in all
   * @param late began late, or broke off for want of sound
   * @param firstSoundMs from a key to the first sound of the latest note
   * @param overruns blocks that took longer than their time, or were begun too late
   */
  public record Row(int notes, int played, long late, double firstSoundMs, int overruns) {}

  /** Measures all of it on one path. [not real-time] */
  static NewNotes of(SingSubject subject, SingCost.Setting setting, PacedSynth.Path path)
      throws ModelException {
    // The first ones are played by code that has still to be compiled.
    chords(subject, setting, path, CHORDS[0]);
    List<Row> chords = new ArrayList<>();
    for (int notes : CHORDS) {
      chords.add(chords(subject, setting, path, notes));
    }
    List<Row> streams = new ArrayList<>();
    for (int notesASecond : NOTES_A_SECOND) {
      streams.add(stream(subject, setting, path, notesASecond));
    }
    return new NewNotes(path, chords, streams, burst(subject, setting, path));
  }

  private static Row chords(
      SingSubject subject, SingCost.Setting setting, PacedSynth.Path path, int notes)
      throws ModelException {
    NoteRow row = new NoteRow(subject);
    try (Synth synth = PacedSynth.open(subject, setting)) {
      PacedSynth paced = new PacedSynth(synth, path);
      for (int chord = 0; chord < CHORD_COUNT; chord++) {
        for (int n = 0; n < notes; n++) {
          paced.strike(row.on(row.spread(chord, n)));
        }
        paced.play(HELD_SECONDS);
        for (int n = 0; n < notes; n++) {
          paced.strike(row.off(row.spread(chord, n)));
        }
        paced.play(REST_SECONDS);
      }
      return row(paced, notes, CHORD_COUNT * notes);
    }
  }

  /** Each note is let go when {@link #SOUNDING} newer ones sound. */
  private static Row stream(
      SingSubject subject, SingCost.Setting setting, PacedSynth.Path path, int notesASecond)
      throws ModelException {
    NoteRow row = new NoteRow(subject);
    try (Synth synth = PacedSynth.open(subject, setting)) {
      PacedSynth paced = new PacedSynth(synth, path);
      int begun = 0;
      for (; begun < SOUNDING; begun++) {
        paced.strike(row.on(row.scattered(begun)));
        paced.play(1.0 / SOUNDING);
      }
      int played = (int) (STREAM_SECONDS * notesASecond);
      for (int n = 0; n < played; n++, begun++) {
        paced.strike(row.off(row.scattered(begun - SOUNDING)));
        paced.strike(row.on(row.scattered(begun)));
        paced.play(1.0 / notesASecond);
      }
      return row(paced, notesASecond, begun);
    }
  }

  private static Row row(PacedSynth paced, int notes, int played) {
    return new Row(notes, played, paced.late(), paced.firstSoundMs(), paced.overruns());
  }

  private static int burst(SingSubject subject, SingCost.Setting setting, PacedSynth.Path path)
      throws ModelException {
    int best = 0;
    for (int count : BURSTS) {
      NoteRow row = new NoteRow(subject);
      try (Synth synth = PacedSynth.open(subject, setting)) {
        PacedSynth paced = new PacedSynth(synth, path);
        for (int n = 0; n < count; n++) {
          paced.strike(row.on(n));
          if (n % NOTES_A_BLOCK == NOTES_A_BLOCK - 1) {
            paced.block();
          }
        }
        paced.play(BURST_SECONDS);
        if (synth.voices() < count || paced.late() > 0) {
          return best;
        }
        best = count;
      }
    }
    return best;
  }
}

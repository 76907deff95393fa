package dev.nightjar.train.sing;

import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The task of pitch completion: a tenth of each instrument's pitches is held out (Défossez's
 * thesis, section 2.5.1). Never an instrument's lowest or highest, so that what is asked for lies
 * between what is known; and no sounds of drums, which have nothing in common.
 *
 * @param training places of the notes to learn from
 * @param heldOut places of the notes that are never learned from
 */
public record PitchSplit(List<Integer> training, List<Integer> heldOut) {

  private static final double SHARE = 0.1;

  /** Instruments whose pitches are as many sounds. */
  public static final String DRUMS = "drum-kit";

  /** Takes copies. */
  public PitchSplit {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
  }

  /** Splits a bank; the same for the same seed. */
  public static PitchSplit of(NoteBank bank, long seed) {
    List<Set<Integer>> held = new ArrayList<>();
    for (int instrument = 0; instrument < bank.instruments().size(); instrument++) {
      held.add(
          bank.instruments().get(instrument).equals(DRUMS)
              ? new HashSet<>()
              : heldOutPitches(bank, instrument, new Random(31 * seed + instrument)));
    }
    keepEachPitchSomewhere(bank, held);
    List<Integer> training = new ArrayList<>();
    List<Integer> heldOut = new ArrayList<>();
    for (int i = 0; i < bank.notes().size(); i++) {
      Note note = bank.notes().get(i);
      (held.get(note.instrument()).contains(note.pitch()) ? heldOut : training).add(i);
    }
    return new PitchSplit(training, heldOut);
  }

  /** Combinations are held out, never a pitch: its entry in the table would stay as it began. */
  private static void keepEachPitchSomewhere(NoteBank bank, List<Set<Integer>> held) {
    Set<Integer> learned = new HashSet<>();
    for (Note note : bank.notes()) {
      boolean drums = bank.instruments().get(note.instrument()).equals(DRUMS);
      if (!drums && !held.get(note.instrument()).contains(note.pitch())) {
        learned.add(note.pitch());
      }
    }
    for (Set<Integer> pitches : held) {
      pitches.retainAll(learned);
    }
  }

  private static Set<Integer> heldOutPitches(NoteBank bank, int instrument, Random random) {
    TreeSet<Integer> pitches = new TreeSet<>();
    for (Note note : bank.notes()) {
      if (note.instrument() == instrument) {
        pitches.add(note.pitch());
      }
    }
    pitches.pollFirst();
    pitches.pollLast();
    List<Integer> inner = new ArrayList<>(pitches);
    Collections.shuffle(inner, random);
    return new HashSet<>(inner.subList(0, (int) Math.round(SHARE * inner.size())));
  }
}

package dev.nightjar.engine.instrument;

import java.util.function.Predicate;

/** The most urgent of the notes offered, in order; there is room for so many. */
final class NoteBatch {

  private final NoteBuffer[] notes;
  private final int[] urgencies;
  private int size;

  NoteBatch(int room) {
    notes = new NoteBuffer[room];
    urgencies = new int[room];
  }

  void clear() {
    size = 0;
  }

  void offer(NoteBuffer note, int urgency) {
    int place = size;
    while (place > 0 && urgencies[place - 1] > urgency) {
      place--;
    }
    if (place == notes.length) {
      return;
    }
    size = Math.min(size + 1, notes.length);
    System.arraycopy(notes, place, notes, place + 1, size - 1 - place);
    System.arraycopy(urgencies, place, urgencies, place + 1, size - 1 - place);
    notes[place] = note;
    urgencies[place] = urgency;
  }

  /** Lets go of those that aren't as urgent as that, and of those beyond a number. */
  void keep(int belowUrgency, int most) {
    size = Math.min(size, most);
    while (size > 0 && urgencies[size - 1] >= belowUrgency) {
      size--;
    }
  }

  /**
   * Lets go of those that differ from the most urgent one, and of those beyond a number.
   *
   * @param property in which they must be like it
   */
  void keepAlike(Predicate<NoteBuffer> property, int most) {
    boolean wanted = size > 0 && property.test(notes[0]);
    int kept = 0;
    for (int i = 0; i < size && kept < most; i++) {
      if (property.test(notes[i]) == wanted) {
        move(i, kept++);
      }
    }
    size = kept;
  }

  /** Whether any of them is at its very begin. */
  boolean someBegin() {
    for (int i = 0; i < size; i++) {
      if (notes[i].frames() == 0) {
        return true;
      }
    }
    return false;
  }

  /** Makes them this thread's; lets go of those that another thread has, or has rendered. */
  void claim() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!notes[i].claim()) {
        continue;
      }
      if (notes[i].lacksFrames()) {
        move(i, kept++);
      } else {
        notes[i].unclaim();
      }
    }
    size = kept;
  }

  /** Leaves them to all threads. */
  void unclaim() {
    for (int i = 0; i < size; i++) {
      notes[i].unclaim();
    }
  }

  private void move(int from, int to) {
    notes[to] = notes[from];
    urgencies[to] = urgencies[from];
  }

  int size() {
    return size;
  }

  NoteBuffer get(int place) {
    return notes[place];
  }

  int mostUrgent() {
    return urgencies[0];
  }
}

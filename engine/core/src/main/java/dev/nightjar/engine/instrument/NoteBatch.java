package dev.nightjar.engine.instrument;

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

  /** The most urgent one at its very begin, null if there is none so urgent. */
  NoteBuffer firstBeginning(int belowUrgency) {
    for (int i = 0; i < size && urgencies[i] < belowUrgency; i++) {
      if (notes[i].frames() == 0) {
        return notes[i];
      }
    }
    return null;
  }

  /** Keeps only the urgent ones at their very begin, up to a number. */
  void keepBeginning(int belowUrgency, int most) {
    int kept = 0;
    for (int i = 0; i < size && kept < most && urgencies[i] < belowUrgency; i++) {
      if (notes[i].frames() == 0) {
        notes[kept] = notes[i];
        urgencies[kept++] = urgencies[i];
      }
    }
    size = kept;
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

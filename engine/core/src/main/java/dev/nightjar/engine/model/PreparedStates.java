package dev.nightjar.engine.model;

import dev.nightjar.engine.instrument.NoteRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What notes remember right before their first sound, so that they need not catch up with it. All
 * renderers of a model share them. Those that were used longest ago are forgotten. [any thread]
 */
final class PreparedStates {

  private static final long BYTES = 64L << 20;

  private final int capacity;
  private final Map<NoteRequest, float[]> states = new LinkedHashMap<>(16, 0.75f, true);

  PreparedStates(int stateSize) {
    capacity = (int) Math.max(1, BYTES / ((long) stateSize * Float.BYTES));
  }

  /** Notes that there is room for. */
  int capacity() {
    return capacity;
  }

  synchronized boolean has(NoteRequest note) {
    return states.containsKey(note);
  }

  /** Null for a note that isn't prepared; not to be written to. */
  synchronized float[] get(NoteRequest note) {
    return states.get(note);
  }

  synchronized void put(NoteRequest note, float[] state) {
    states.put(note, state);
    if (states.size() > capacity) {
      states.remove(states.keySet().iterator().next());
    }
  }
}

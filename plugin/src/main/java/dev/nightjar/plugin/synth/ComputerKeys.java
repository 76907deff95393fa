package dev.nightjar.plugin.synth;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.EventClock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A computer's keyboard as a piano: two rows of white keys with the black ones above them. A
 * terminal tells when a key goes down and repeats it while it is held, but not when it goes up; so
 * a note ends a while after the last it was heard of.
 */
final class ComputerKeys implements AutoCloseable {
  /** What to say to somebody who sits in front of them. */
  static final String HELP =
      "Keys: Z to / and Q to P are the white keys, the row above each the black ones;"
          + " [ and ] go an octave down and up; Ctrl-C ends.";

  private static final String LOWER_ROW = "zsxdcvgbhnjm,l.;/";
  private static final String UPPER_ROW = "q2w3er5t6y7ui9o0p";
  private static final int LOWEST_KEY = 48;
  private static final int OCTAVE = 12;
  private static final int MOST_OCTAVES = 3;
  private static final int VELOCITY = 100;
  private static final int NOTE_ON = 0x90;
  private static final int NOTE_OFF = 0x80;
  private static final long HOLD_MS = 700;
  private static final long REPEAT_NS = 80_000_000L;

  private record Held(ScheduledFuture<?> end, long sinceNs) {}

  private final EventRing ring;
  private final EventClock clock;
  private final int channel;
  private final Map<Integer, Held> held = new HashMap<>();
  private int octaves;

  /** All messages come from its one thread. */
  private final ScheduledThreadPoolExecutor player;

  /**
   * Begins to play. [not real-time]
   *
   * @param channel 0 to 15
   */
  ComputerKeys(EventRing ring, EventClock clock, int channel) {
    this.ring = ring;
    this.clock = clock;
    this.channel = channel;
    player =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "nightjar-computer-keys");
              thread.setDaemon(true);
              return thread;
            },
            // A key may still be pressed while the session ends.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** A key of the computer went down, or repeats itself. [any thread] */
  void press(int character) {
    long frame = clock.dueFrame();
    long nowNs = System.nanoTime();
    player.execute(() -> pressed(Character.toLowerCase((char) character), frame, nowNs));
  }

  @Override
  public void close() {
    player.shutdownNow();
    ring.close();
  }

  private void pressed(char character, long frame, long nowNs) {
    if (character == '[' || character == ']') {
      octaves += character == '[' ? -1 : 1;
      octaves = Math.max(-MOST_OCTAVES, Math.min(MOST_OCTAVES, octaves));
      return;
    }
    int key = key(character);
    if (key < 0) {
      return;
    }
    Held before = held.get(key);
    boolean repeats = before != null && nowNs - before.sinceNs < REPEAT_NS;
    if (before != null) {
      before.end.cancel(false);
    }
    if (before != null && !repeats) {
      ring.put(frame, NOTE_OFF | channel | (key << 8));
    }
    if (!repeats) {
      ring.put(frame, NOTE_ON | channel | (key << 8) | (VELOCITY << 16));
    }
    held.put(
        key, new Held(player.schedule(() -> ended(key), HOLD_MS, TimeUnit.MILLISECONDS), nowNs));
  }

  private void ended(int key) {
    held.remove(key);
    ring.put(clock.dueFrame(), NOTE_OFF | channel | (key << 8));
  }

  private int key(char character) {
    int lower = LOWER_ROW.indexOf(character);
    int upper = UPPER_ROW.indexOf(character);
    if (lower < 0 && upper < 0) {
      return -1;
    }
    return LOWEST_KEY + OCTAVE * octaves + (lower >= 0 ? lower : OCTAVE + upper);
  }
}

package dev.nightjar.engine.instrument;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps rendered notes and gives up those that were played longest ago, never one that is being
 * played. A hash table with chains and a list by age, in arrays, so that nothing is allocated.
 * [engine thread], but for the statistics.
 */
final class NoteCache {

  private static final int NOTHING = -1;

  private final NoteBuffer[] buffers;
  private final int noteFrames;
  private final int[] table;
  private final int[] nextInChain;

  /** Neighbours by age; the last place of both stands for the ends of the list. */
  private final int[] older;

  private final int[] newer;
  private final int ends;

  private final AtomicInteger used = new AtomicInteger();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();
  private final AtomicLong evictions = new AtomicLong();

  /**
   * @param capacity notes, at least 1
   */
  NoteCache(NoteShape shape, int capacity) {
    noteFrames = shape.frames();
    buffers = new NoteBuffer[capacity];
    Arrays.setAll(buffers, index -> new NoteBuffer(index, shape));
    table = new int[Integer.highestOneBit(Math.max(2, capacity)) * 2];
    Arrays.fill(table, NOTHING);
    nextInChain = new int[capacity];
    older = new int[capacity + 1];
    newer = new int[capacity + 1];
    ends = capacity;
    older[ends] = ends;
    newer[ends] = ends;
  }

  /** All places, held or free; never changes. [any thread] */
  NoteBuffer[] buffers() {
    return buffers;
  }

  /**
   * Finds a note, or has it rendered from now on, and holds it until {@link #release}.
   *
   * @return null if all places are being played
   */
  NoteBuffer acquire(long key) {
    NoteBuffer buffer = findOrFill(key, false);
    if (buffer != null) {
      buffer.players++;
    }
    return buffer;
  }

  /** Has a note rendered that is about to be played, once more if it failed before. */
  void want(long key) {
    NoteBuffer buffer = findOrFill(key, true);
    if (buffer != null && buffer.broken() && buffer.players == 0) {
      buffer.assign(key, noteFrames, 0);
    }
  }

  /**
   * @param struck whether a key was: playing the note then is no second hit
   */
  private NoteBuffer findOrFill(long key, boolean struck) {
    NoteBuffer buffer = find(key);
    if (buffer == null) {
      misses.incrementAndGet();
      buffer = place();
      if (buffer == null) {
        return null;
      }
      fill(buffer, key, noteFrames, 0);
      link(buffer.index, older[ends]);
    } else {
      if (struck) {
        hits.incrementAndGet();
      }
      if (buffer.players == 0) {
        buffer.urgency(0);
      }
      buffer.wantWhole();
      unlink(buffer.index);
      link(buffer.index, older[ends]);
    }
    return buffer;
  }

  /**
   * Has the beginning of a note rendered that may be played one day.
   *
   * @return whether there is something new to render
   */
  boolean prefetch(long key, int frames) {
    if (find(key) != null) {
      return false;
    }
    NoteBuffer buffer = place();
    if (buffer == null) {
      return false;
    }
    fill(buffer, key, frames, NoteBuffer.PREFETCH);
    link(buffer.index, older[ends]);
    return true;
  }

  /** Nobody will play a note that was wanted. */
  void unwant(long key) {
    NoteBuffer buffer = find(key);
    if (buffer != null && buffer.players == 0) {
      buffer.urgency(NoteBuffer.LEFT_OVER);
    }
  }

  /** Holds a note once more that is held already. */
  void hold(NoteBuffer buffer) {
    buffer.players++;
  }

  void release(NoteBuffer buffer) {
    if (--buffer.players == 0) {
      buffer.urgency(NoteBuffer.LEFT_OVER);
    }
  }

  /** How it does so far. [any thread] */
  CacheStatistics statistics() {
    int notes = used.get();
    return new CacheStatistics(
        notes,
        buffers.length,
        (long) notes * noteFrames * Float.BYTES,
        hits.get(),
        misses.get(),
        evictions.get());
  }

  private NoteBuffer find(long key) {
    int index = table[slot(key)];
    while (index != NOTHING && buffers[index].key() != key) {
      index = nextInChain[index];
    }
    return index == NOTHING ? null : buffers[index];
  }

  /** A free place: places fill in order, then the oldest that isn't played is given up. */
  private NoteBuffer place() {
    if (used.get() < buffers.length) {
      return buffers[used.getAndIncrement()];
    }
    int oldest = newer[ends];
    while (oldest != ends && buffers[oldest].players > 0) {
      oldest = newer[oldest];
    }
    if (oldest == ends) {
      return null;
    }
    unlink(oldest);
    unchain(oldest);
    evictions.incrementAndGet();
    return buffers[oldest];
  }

  private void fill(NoteBuffer buffer, long key, int frames, int urgency) {
    buffer.assign(key, frames, urgency);
    int slot = slot(key);
    nextInChain[buffer.index] = table[slot];
    table[slot] = buffer.index;
  }

  private void unchain(int index) {
    int slot = slot(buffers[index].key());
    if (table[slot] == index) {
      table[slot] = nextInChain[index];
      return;
    }
    int before = table[slot];
    while (nextInChain[before] != index) {
      before = nextInChain[before];
    }
    nextInChain[before] = nextInChain[index];
  }

  /** Puts a place into the list, right behind one that is older. */
  private void link(int index, int olderNeighbour) {
    int newerNeighbour = newer[olderNeighbour];
    older[index] = olderNeighbour;
    newer[index] = newerNeighbour;
    newer[olderNeighbour] = index;
    older[newerNeighbour] = index;
  }

  private void unlink(int index) {
    newer[older[index]] = newer[index];
    older[newer[index]] = older[index];
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (table.length - 1);
  }
}

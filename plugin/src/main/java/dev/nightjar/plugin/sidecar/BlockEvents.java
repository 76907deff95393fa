package dev.nightjar.plugin.sidecar;

import java.util.Arrays;

/** The events of a block, in order. Made once, filled for each block. [engine thread] */
public final class BlockEvents {

  private final PluginEvent[] events;
  private int size;
  private long firstFrame;

  /** Room for so many. [not real-time] */
  public BlockEvents(int capacity) {
    events = new PluginEvent[capacity];
    Arrays.setAll(events, place -> new PluginEvent());
  }

  /** Empties it for a block that begins with a frame of the stream. */
  public void begin(long frame) {
    size = 0;
    firstFrame = frame;
  }

  /** Whether there is no room for another. */
  public boolean isFull() {
    return size == events.length;
  }

  /** Where the next event is to be described; it counts after {@link #keep()}. */
  public PluginEvent next() {
    return events[size];
  }

  /** Takes in what was described. */
  public void keep() {
    size++;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** One of them. */
  public PluginEvent get(int index) {
    return events[index];
  }

  /** The frame of the block at which one happens; 0 for what should have been before. */
  public int offset(int index) {
    return (int) Math.max(0, events[index].frame() - firstFrame);
  }

  /** The frame of the stream that the block begins with. */
  public long firstFrame() {
    return firstFrame;
  }
}

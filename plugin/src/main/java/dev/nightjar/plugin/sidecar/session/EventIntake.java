package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginEvent;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.memory.SegmentException;

/** Takes the events of each block out of a segment. [engine thread] */
final class EventIntake {

  private static final int MOST_EVENTS = 1024;

  /** Notes that should have begun longer ago are left out; all else counts, however late. */
  private static final double STALE_SECONDS = 0.05;

  private static final int NOTE_ON = 0x90;

  private final Segment segment;
  private final int slots;
  private final long staleFrames;
  private final BlockEvents block = new BlockEvents(MOST_EVENTS);
  private long read;

  EventIntake(Segment segment) {
    this.segment = segment;
    slots = segment.format().eventSlots();
    staleFrames = (long) (STALE_SECONDS * segment.format().sampleRateHz());
  }

  /** The events last taken. */
  BlockEvents block() {
    return block;
  }

  /** How many were taken so far. */
  long read() {
    return read;
  }

  /**
   * Takes the events of a block.
   *
   * @return frames of the block: fewer where there are too many events
   */
  int take(long position, int frames) throws SegmentException {
    long written = segment.eventsWritten();
    if (written < read) {
      throw new SegmentException("the events go from number " + read + " to " + written);
    }
    // Only a plug-in that breaks the rules overtakes its reader.
    read = Math.max(read, written - slots);
    block.begin(position);
    while (read < written) {
      long frame = segment.eventFrame(read);
      if (frame >= position + frames) {
        return frames;
      }
      if (block.isFull()) {
        return (int) Math.max(0, Math.min(frames, frame - position));
      }
      if (segment.readEvent(read, block.next()) && !isStaleNote(block.next(), position)) {
        block.keep();
      }
      read++;
    }
    return frames;
  }

  private boolean isStaleNote(PluginEvent event, long position) {
    boolean begins =
        event.type() == PluginEvent.Type.NOTE_ON
            || (event.type() == PluginEvent.Type.MIDI
                && (event.data() & 0xF0) == NOTE_ON
                && event.data() >>> 16 > 0);
    return begins && event.frame() < position - staleFrames;
  }
}

package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.engine.realtime.LoadMeter;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.memory.SegmentException;
import dev.nightjar.plugin.sidecar.memory.SegmentFormat;

/**
 * Takes from a segment what its plug-in hands over, and gives back what a processor makes of it.
 * Input frame <i>p</i> becomes output frame <i>p + latency</i>, always: who is late leaves frames
 * out. [engine thread]
 */
final class StreamLoop {

  /** The most frames that a processor gets at once. */
  static final int PIECE_FRAMES = 1024;

  /** So that the plug-in sees that the engine lives. */
  static final long LONGEST_SLEEP_NS = 100_000_000L;

  /** How far an effect may fall behind before it leaves frames out, beyond the latency. */
  private static final double MOST_BACKLOG_SECONDS = 0.25;

  /** What nobody reaches who counts. */
  private static final long MOST_FRAMES = 1L << 60;

  private final Segment segment;
  private final SegmentFormat format;
  private final Processor processor;
  private final EventIntake events;
  private final float[][] in;
  private final float[][] out;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private final LoadMeter load;
  private final Lookout lookout;
  private final boolean instrument;
  private final int latencyFrames;

  /** From a frame of the processor's output to its place in the ring. */
  private final int padFrames;

  private final long mostBacklogFrames;

  /** The next frame to process. */
  private long position;

  /** What was handed over when last looked. */
  private long seen;

  private boolean offline;
  private int snapshotSeen;
  private int resetSeen;

  /** The frame before which a reset is to happen; {@link Long#MAX_VALUE} for none. */
  private long resetAt = Long.MAX_VALUE;

  StreamLoop(Segment segment, Processor processor) {
    this.segment = segment;
    this.processor = processor;
    format = segment.format();
    events = new EventIntake(segment);
    in = new float[format.inputChannels()][PIECE_FRAMES];
    out = new float[format.outputChannels()][PIECE_FRAMES];
    load = new LoadMeter(format.sampleRateHz());
    lookout = new Lookout(format.sampleRateHz(), Lookout.PLACES);
    instrument = format.inputChannels() == 0;
    latencyFrames = processor.latencyFrames();
    padFrames = format.latencyFrames() - latencyFrames;
    int readable = format.ringFrames() - format.maxBlockFrames();
    mostBacklogFrames =
        Math.min(
            readable,
            format.latencyFrames()
                + 2L * format.maxBlockFrames()
                + (long) (MOST_BACKLOG_SECONDS * format.sampleRateHz()));
  }

  /** Takes the parameters, and the place where the plug-in is by now. */
  void begin() throws SegmentException {
    long written = inputFrames();
    offline = segment.offline();
    resetSeen = segment.resetCount();
    snapshotSeen = segment.snapshotCount();
    processor.offline(offline);
    processor.parameters(segment.values());
    boolean whole = written <= format.ringFrames() - format.maxBlockFrames();
    if (written == 0 || (offline && whole)) {
      // Before a stream begins there is silence, which is as good as processed.
      for (int done = 0; done < padFrames; done += PIECE_FRAMES) {
        segment.writeOutput(done, out, Math.min(PIECE_FRAMES, padFrames - done));
      }
      segment.validFrom(0);
      publish();
    } else {
      catchUp(written);
    }
  }

  /** Looks once whether there is something to do, and does a part of it, or sleeps. */
  void step() throws SegmentException {
    segment.beat();
    int wakeSeen = segment.wakeCount();
    long written = inputFrames();
    followControls(written);
    if (written != seen) {
      lookout.arrived(System.nanoTime(), written - seen);
      seen = written;
    }
    if (written == position) {
      rest(wakeSeen, written);
      return;
    }
    if (late(written)) {
      catchUp(written);
      return;
    }
    int frames =
        events.take(position, (int) Math.min(Math.min(written, resetAt) - position, PIECE_FRAMES));
    segment.readInput(position, in, frames);
    if (!instrument && inputFrames() - position > format.ringFrames()) {
      catchUp(inputFrames());
      return;
    }
    process(frames);
  }

  /** The share of the time that the processor needs. [any thread] */
  double load() {
    return load.load();
  }

  private void rest(int wakeSeen, long written) {
    long sleepNs =
        offline ? LONGEST_SLEEP_NS : lookout.sleepNs(System.nanoTime(), LONGEST_SLEEP_NS);
    if (sleepNs > 0) {
      segment.sleep(wakeSeen, written, sleepNs);
    } else {
      Thread.onSpinWait();
    }
  }

  /** Nobody is waited for any more. */
  void end() {
    lookout.close();
  }

  private void process(int frames) {
    guard.clean(in, 0, frames);
    long start = System.nanoTime();
    processor.process(in, out, frames, events.block());
    if (frames > 0) {
      load.add(System.nanoTime() - start, frames);
      segment.load(load.load());
    }
    guard.clean(out, 0, frames);
    segment.writeOutput(position + padFrames, out, frames);
    position += frames;
    publish();
  }

  private void publish() {
    segment.publish(position + padFrames, position, events.read(), offline);
  }

  private void followControls(long written) {
    boolean nowOffline = segment.offline();
    if (nowOffline != offline) {
      offline = nowOffline;
      processor.offline(offline);
    }
    int reset = segment.resetCount();
    if (reset != resetSeen) {
      resetSeen = reset;
      resetAt = Math.min(written, segment.resetFrame());
    }
    if (resetAt <= position) {
      resetAt = Long.MAX_VALUE;
      processor.reset();
    }
    int snapshot = segment.snapshotCount();
    if (snapshot != snapshotSeen) {
      snapshotSeen = snapshot;
      processor.parameters(segment.values());
    }
  }

  private boolean late(long written) {
    if (instrument) {
      return !offline && position + padFrames < dueFrame(written);
    }
    long most = offline ? format.ringFrames() - format.maxBlockFrames() : mostBacklogFrames;
    return written - position > most;
  }

  /** The first output frame that may still be heard. */
  private long dueFrame(long written) {
    return Math.max(0, Math.min(segment.outputRead(), written + padFrames));
  }

  /**
   * Leaves frames out. An instrument goes on at the next frame that may be heard. An effect begins
   * anew; what it gives for the frames before is empty.
   */
  private void catchUp(long written) {
    if (instrument) {
      position = Math.max(position, dueFrame(written) - padFrames);
      segment.validFrom(position + padFrames);
    } else {
      processor.reset();
      position = written;
      segment.validFrom(position + padFrames + latencyFrames);
    }
    publish();
  }

  private long inputFrames() throws SegmentException {
    long written = segment.inputFrames();
    if (written < position || written > MOST_FRAMES) {
      throw new SegmentException("the input goes from frame " + position + " to " + written);
    }
    return written;
  }
}

package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import dev.nightjar.plugin.sidecar.memory.Segment;
import dev.nightjar.plugin.sidecar.memory.SegmentFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * One plug-in instance, on a thread of its own, from its segment to its end. Whatever goes wrong in
 * it ends it alone.
 */
public final class Session {

  private static final long CLOSE_WAIT_MS = 2_000;

  /** A plug-in waits for each before it asks for another, though not for ever. */
  private static final int MOST_ERRANDS = 8;

  private final String pluginId;
  private final Segment segment;
  private final PluginOpener opener;
  private final SessionListener listener;
  private final Thread thread;
  private final Queue<StateErrand> errands = new ArrayBlockingQueue<>(MOST_ERRANDS);
  private volatile boolean closeRequested;

  /** Null as long as nothing is processed. */
  private volatile StreamLoop loop;

  /**
   * Starts it. [not real-time]
   *
   * @param segment belongs to the session from now on, which closes it
   */
  public static Session start(
      String pluginId, Segment segment, PluginOpener opener, SessionListener listener) {
    return start(pluginId, segment, opener, listener, List.of());
  }

  /**
   * Starts it, as above.
   *
   * @param first is done before the first block
   */
  public static Session start(
      String pluginId,
      Segment segment,
      PluginOpener opener,
      SessionListener listener,
      List<StateErrand> first) {
    Session session = new Session(pluginId, segment, opener, listener);
    session.errands.addAll(first);
    session.thread.start();
    return session;
  }

  private Session(String pluginId, Segment segment, PluginOpener opener, SessionListener listener) {
    this.pluginId = pluginId;
    this.segment = segment;
    this.opener = opener;
    this.listener = listener;
    thread = new Thread(this::run, "nightjar-instance");
    thread.setDaemon(true);
    hurry(thread);
  }

  /** The share of the time that it needs; 1 is all of it. [any thread] */
  public double load() {
    StreamLoop running = loop;
    return running == null ? 0 : running.load();
  }

  /**
   * Has it done between two blocks, soon. [any thread]
   *
   * @return false if too many wait already
   */
  public boolean run(StateErrand errand) {
    boolean taken = errands.offer(errand);
    segment.rouse();
    return taken;
  }

  /** Ends it soon. [any thread] */
  public void requestClose() {
    closeRequested = true;
  }

  /** Ends it, and waits a while for that. [not real-time] */
  public void close() {
    requestClose();
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Processors are foreign code, and the segment is foreign memory: both may throw anything. */
  private void run() {
    Processor processor = null;
    try {
      processor = open();
      runErrands(processor);
      serve(processor);
    } catch (Throwable broken) {
      fail(SessionFailure.describe(pluginId, broken));
    } finally {
      close(processor);
      segment.close();
    }
  }

  private Processor open() throws Exception {
    SegmentFormat format = segment.format();
    StreamFormat stream =
        new StreamFormat(
            format.sampleRateHz(),
            format.inputChannels(),
            format.outputChannels(),
            StreamLoop.PIECE_FRAMES,
            format.latencyFrames());
    Processor processor = opener.open(pluginId, stream, segment.values(), listener::message);
    if (processor == null) {
      throw new SessionFailure(
          "This Nightjar has no plug-in %s. Run `nightjar plugin install` again, or put its jar back into the plug-in folder."
              .formatted(pluginId));
    }
    return processor;
  }

  private void serve(Processor processor) throws Exception {
    processor.warmUp();
    processor.reset();
    int latencyFrames = processor.latencyFrames();
    if (latencyFrames > segment.format().latencyFrames()) {
      // The host was told too little; it comes back with another segment.
      listener.ready(latencyFrames);
      while (!closeRequested) {
        runErrands(processor);
        segment.beat();
        segment.sleep(segment.wakeCount(), segment.inputFrames(), StreamLoop.LONGEST_SLEEP_NS);
      }
      return;
    }
    StreamLoop stream = new StreamLoop(segment, processor);
    loop = stream;
    stream.begin();
    segment.state(Segment.State.READY);
    listener.ready(latencyFrames);
    try {
      while (!closeRequested) {
        runErrands(processor);
        stream.step();
      }
    } finally {
      stream.end();
    }
  }

  private void runErrands(Processor processor) {
    for (StateErrand errand = errands.poll(); errand != null; errand = errands.poll()) {
      errand.run(processor, listener);
    }
  }

  private void fail(String reason) {
    try {
      segment.state(Segment.State.FAILED);
    } catch (InternalError cutShort) {
      // Whoever cuts the file short does not read it either.
    }
    listener.failed(reason);
  }

  private void close(Processor processor) {
    if (processor == null) {
      return;
    }
    try {
      processor.close();
    } catch (Throwable broken) {
      listener.message("Closing " + pluginId + " failed: " + broken);
    }
  }

  /** Correct at any priority; where the system heeds it, late frames become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}

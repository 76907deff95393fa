package dev.nightjar.plugin.sidecar.memory;

import dev.nightjar.plugin.sidecar.PluginEvent;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * The engine's side of a segment. Its format is checked once; whatever its writer does afterwards,
 * only memory of the file is touched. A file that is cut short makes any call throw {@link
 * InternalError}. One thread at a time. [engine thread]
 */
public final class Segment implements AutoCloseable {

  /** What a plug-in may know of its engine. */
  public enum State {
    /** Not yet. */
    STARTING(0),
    /** Frames are processed. */
    READY(1),
    /** Nothing will come. */
    FAILED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }
  }

  private final ByteBuffer bytes;
  private final SegmentFormat format;
  private final SegmentWords words;
  private final WordSleep sleep;
  private final EventReader events;
  private final FloatBuffer[] input;
  private final FloatBuffer[] output;
  private int heartbeat;
  private int done;

  /**
   * Maps a file that a plug-in has made. [not real-time]
   *
   * @throws SegmentException if it isn't there or is none
   */
  public static Segment map(Path file) throws IOException {
    ByteBuffer bytes = MappedFile.map(file);
    try {
      return new Segment(bytes, SegmentFormat.read(bytes, bytes.capacity()));
    } catch (SegmentException | InternalError e) {
      MappedFile.unmap(bytes);
      throw e instanceof SegmentException refused
          ? refused
          : new SegmentException("the file was cut short", e);
    }
  }

  private Segment(ByteBuffer bytes, SegmentFormat format) {
    this.bytes = bytes;
    this.format = format;
    words = new SegmentWords(bytes);
    sleep = new WordSleep(bytes);
    events = new EventReader(bytes, format);
    input = rings(format.inputChannels(), format.inputOffset());
    output = rings(format.outputChannels(), format.outputOffset());
    words.setInt(SegmentLayout.ENGINE_ENGINE_PID, (int) ProcessHandle.current().pid());
  }

  private FloatBuffer[] rings(int channels, int offset) {
    FloatBuffer[] rings = new FloatBuffer[channels];
    int ringBytes = format.ringFrames() * Float.BYTES;
    for (int channel = 0; channel < channels; channel++) {
      rings[channel] =
          bytes.slice(offset + channel * ringBytes, ringBytes).order(bytes.order()).asFloatBuffer();
    }
    return rings;
  }

  /** Its sizes. [any thread] */
  public SegmentFormat format() {
    return format;
  }

  /** Frames handed over so far. What this says is as large as its writer likes. */
  public long inputFrames() {
    return words.getLong(SegmentLayout.PLUGIN_INPUT_FRAMES);
  }

  /** Output frames taken or given up so far, by what the writer says. */
  public long outputRead() {
    return words.getLong(SegmentLayout.PLUGIN_OUTPUT_READ);
  }

  /** Events handed over so far, by what the writer says. */
  public long eventsWritten() {
    return words.getLong(SegmentLayout.PLUGIN_EVENTS_WRITTEN);
  }

  /** Changes with each block. */
  public int wakeCount() {
    return words.getInt(SegmentLayout.PLUGIN_WAKE);
  }

  /** Whether the host waits for the engine. */
  public boolean offline() {
    return words.getInt(SegmentLayout.PLUGIN_OFFLINE) != 0;
  }

  /** Changes when all parameters are to be read anew. */
  public int snapshotCount() {
    return words.getInt(SegmentLayout.PLUGIN_SNAPSHOT);
  }

  /** Changes when notes and tails are to end. */
  public int resetCount() {
    return words.getInt(SegmentLayout.PLUGIN_RESET);
  }

  /** The first input frame after the last reset, by what the writer says. */
  public long resetFrame() {
    return words.getLong(SegmentLayout.PLUGIN_RESET_FRAME);
  }

  /** The newest value of each parameter; 0 for what isn't a number. */
  public double[] values() {
    double[] values = new double[format.parameterCount()];
    for (int i = 0; i < values.length; i++) {
      double value = words.getDouble(SegmentLayout.VALUES + i * Double.BYTES);
      values[i] = Double.isFinite(value) ? value : 0;
    }
    return values;
  }

  /**
   * Reads an event.
   *
   * @param number from 0, below {@link #eventsWritten()}
   * @return false if it makes no sense; {@code into} is then left alone
   */
  public boolean readEvent(long number, PluginEvent into) {
    return events.read(number, into);
  }

  /** The frame of an event, whatever else it says. */
  public long eventFrame(long number) {
    return events.frame(number);
  }

  /**
   * Copies input.
   *
   * @param into {@code [input channels][>= frames]}
   * @param frames at most {@link SegmentFormat#ringFrames()}
   */
  public void readInput(long position, float[][] into, int frames) {
    int at = place(position);
    int first = Math.min(frames, format.ringFrames() - at);
    for (int channel = 0; channel < input.length; channel++) {
      input[channel].get(at, into[channel], 0, first);
      input[channel].get(0, into[channel], first, frames - first);
    }
  }

  /**
   * Copies output; it counts after {@link #publish}.
   *
   * @param from {@code [output channels][>= frames]}
   * @param frames at most {@link SegmentFormat#ringFrames()}
   */
  public void writeOutput(long position, float[][] from, int frames) {
    int at = place(position);
    int first = Math.min(frames, format.ringFrames() - at);
    for (int channel = 0; channel < output.length; channel++) {
      output[channel].put(at, from[channel], 0, first);
      output[channel].put(0, from[channel], first, frames - first);
    }
  }

  /** What was left out lies before this frame; to be said before what comes after is published. */
  public void validFrom(long outputFrame) {
    words.setLong(SegmentLayout.ENGINE_OUTPUT_VALID_FROM, outputFrame);
  }

  /** Makes output known, and how far input and events are read; wakes a host that waits. */
  public void publish(long outputFrames, long inputRead, long eventsRead, boolean someoneWaits) {
    words.setLong(SegmentLayout.ENGINE_INPUT_READ, inputRead);
    words.setLong(SegmentLayout.ENGINE_EVENTS_READ, eventsRead);
    words.setLong(SegmentLayout.ENGINE_OUTPUT_FRAMES, outputFrames);
    words.setInt(SegmentLayout.ENGINE_DONE, ++done);
    if (someoneWaits) {
      sleep.wake(SegmentLayout.ENGINE_DONE);
    }
  }

  /** Tells what became of the engine; wakes a host that waits. */
  public void state(State state) {
    words.setInt(SegmentLayout.ENGINE_STATE, state.code);
    words.setInt(SegmentLayout.ENGINE_DONE, ++done);
    sleep.wake(SegmentLayout.ENGINE_DONE);
  }

  /** Shows that the engine lives. */
  public void beat() {
    words.setInt(SegmentLayout.ENGINE_HEARTBEAT, ++heartbeat);
  }

  /** Tells the share of the time that the engine needs. */
  public void load(double share) {
    words.setInt(SegmentLayout.ENGINE_LOAD, (int) Math.max(0, Math.min(1_000_000, 1_000 * share)));
  }

  /**
   * Sleeps until the plug-in hands something over.
   *
   * @param wakeSeen {@link #wakeCount()} before the last look at the input
   * @param inputSeen what there was then
   */
  public void sleep(int wakeSeen, long inputSeen, long mostNs) {
    words.setInt(SegmentLayout.ENGINE_IDLE, 1);
    VarHandle.fullFence();
    if (inputFrames() == inputSeen) {
      sleep.sleep(SegmentLayout.PLUGIN_WAKE, wakeSeen, mostNs);
    }
    words.setInt(SegmentLayout.ENGINE_IDLE, 0);
  }

  /** Wakes who sleeps here, unless he is just about to; also when it is closed. [any thread] */
  public void rouse() {
    sleep.wake(SegmentLayout.PLUGIN_WAKE);
  }

  /** Gives the memory back; nothing else may be called afterwards. */
  @Override
  public void close() {
    MappedFile.unmap(bytes);
  }

  private int place(long position) {
    return (int) (position & (format.ringFrames() - 1));
  }
}

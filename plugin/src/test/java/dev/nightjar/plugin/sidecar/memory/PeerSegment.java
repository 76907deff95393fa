package dev.nightjar.plugin.sidecar.memory;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A plug-in's side of a segment, for tests: good by default, and as bad as told. */
public final class PeerSegment {
  public static final int DENOISER = 1;
  public static final int INSTRUMENT = 2;
  public static final int JAVA_PLUGIN = 3;
  public static final int NOTE_ON = 1;
  public static final int NOTE_OFF = 2;
  public static final int NOTE_CHOKE = 3;
  public static final int MIDI = 4;
  public static final int PARAMETER = 5;
  public static final int NOTE_EXPRESSION = 6;

  private static final int EVENT_SLOTS = 4096;

  private final Path file;
  private final ByteBuffer bytes;
  private final SegmentWords words;
  private final WordSleep sleep;
  private final int inputChannels;
  private final int outputChannels;
  private final int ringFrames;
  private final int latencyFrames;
  private final int inputOffset = SegmentLayout.HEADER_BYTES;
  private final int outputOffset;
  private final int eventOffset;
  private long position;
  private long eventsWritten;

  /** Makes the file in a folder, as process 1 would, whose number never is a dead one's. */
  public PeerSegment(
      Path folder,
      int number,
      int kind,
      int rateHz,
      int inputChannels,
      int outputChannels,
      int maxBlockFrames,
      int latencyFrames,
      double... values)
      throws IOException {
    this.inputChannels = inputChannels;
    this.outputChannels = outputChannels;
    this.latencyFrames = latencyFrames;
    ringFrames = 2 * Integer.highestOneBit(latencyFrames + 2 * maxBlockFrames);
    outputOffset = inputOffset + inputChannels * ringFrames * Float.BYTES;
    eventOffset = outputOffset + outputChannels * ringFrames * Float.BYTES;
    int size = eventOffset + EVENT_SLOTS * SegmentLayout.EVENT_BYTES;
    file = folder.resolve("1-" + number + ".seg");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
    words = new SegmentWords(bytes);
    sleep = new WordSleep(bytes);
    int[] format = {
      SegmentLayout.MAGIC,
      SegmentLayout.LAYOUT,
      size,
      kind,
      rateHz,
      inputChannels,
      outputChannels,
      maxBlockFrames,
      ringFrames,
      latencyFrames,
      EVENT_SLOTS,
      values.length,
      inputOffset,
      outputOffset,
      eventOffset,
      1
    };
    for (int i = 0; i < format.length; i++) {
      bytes.putInt(i * Integer.BYTES, format[i]);
    }
    for (int i = 0; i < values.length; i++) {
      value(i, values[i]);
    }
  }

  public Path file() {
    return file;
  }

  public String name() {
    return file.getFileName().toString();
  }

  public int latencyFrames() {
    return latencyFrames;
  }

  public int ringFrames() {
    return ringFrames;
  }

  /** Frames handed over so far. */
  public long position() {
    return position;
  }

  public void value(int parameter, double value) {
    words.setLong(
        SegmentLayout.VALUES + parameter * Double.BYTES, Double.doubleToRawLongBits(value));
  }

  public void offline(boolean offline) {
    words.setInt(SegmentLayout.PLUGIN_OFFLINE, offline ? 1 : 0);
  }

  public void reset() {
    words.setLong(SegmentLayout.PLUGIN_RESET_FRAME, position);
    words.setInt(SegmentLayout.PLUGIN_RESET, words.getInt(SegmentLayout.PLUGIN_RESET) + 1);
  }

  public void snapshot() {
    words.setInt(SegmentLayout.PLUGIN_SNAPSHOT, words.getInt(SegmentLayout.PLUGIN_SNAPSHOT) + 1);
  }

  public int state() {
    return words.getInt(SegmentLayout.ENGINE_STATE);
  }

  public int heartbeat() {
    return words.getInt(SegmentLayout.ENGINE_HEARTBEAT);
  }

  public int load() {
    return words.getInt(SegmentLayout.ENGINE_LOAD);
  }

  public long outputFrames() {
    return words.getLong(SegmentLayout.ENGINE_OUTPUT_FRAMES);
  }

  public long validFrom() {
    return words.getLong(SegmentLayout.ENGINE_OUTPUT_VALID_FROM);
  }

  /** Writes any word of the file, or beyond what may be. */
  public void spoil(int offset, int value) {
    words.setInt(offset, value);
  }

  /** Writes any byte of the file. */
  public void spoilByte(int offset, byte value) {
    bytes.put(offset, value);
  }

  public int size() {
    return bytes.capacity();
  }

  public void event(
      long frame, int type, int channel, int key, int noteId, int data, double value) {
    int at = eventOffset + (int) (eventsWritten % EVENT_SLOTS) * SegmentLayout.EVENT_BYTES;
    bytes.putLong(at + SegmentLayout.EVENT_FRAME, frame);
    bytes.putShort(at + SegmentLayout.EVENT_TYPE, (short) type);
    bytes.putShort(at + SegmentLayout.EVENT_CHANNEL, (short) channel);
    bytes.putInt(at + SegmentLayout.EVENT_NOTE_ID, noteId);
    bytes.putDouble(at + SegmentLayout.EVENT_VALUE, value);
    bytes.putInt(at + SegmentLayout.EVENT_DATA, data);
    bytes.putShort(at + SegmentLayout.EVENT_KEY, (short) key);
    words.setLong(SegmentLayout.PLUGIN_EVENTS_WRITTEN, ++eventsWritten);
  }

  public void parameter(long frame, int index, double value) {
    value(index, value);
    event(frame, PARAMETER, -1, -1, -1, index, value);
  }

  public void midi(long frame, int message) {
    event(frame, MIDI, -1, -1, -1, message, 0);
  }

  /** Hands over frames of {@code in} from an offset. */
  public void handOver(float[][] in, int offset, int frames) {
    for (int channel = 0; channel < inputChannels; channel++) {
      for (int i = 0; i < frames; i++) {
        bytes.putFloat(
            inputOffset + Float.BYTES * (channel * ringFrames + place(position + i)),
            in[channel][offset + i]);
      }
    }
    position += frames;
    handOver(position);
  }

  /** Says that so much was handed over. */
  public void handOver(long frames) {
    words.setLong(SegmentLayout.PLUGIN_INPUT_FRAMES, frames);
    words.setInt(SegmentLayout.PLUGIN_WAKE, words.getInt(SegmentLayout.PLUGIN_WAKE) + 1);
    VarHandle.fullFence();
    if (words.getInt(SegmentLayout.ENGINE_IDLE) != 0) {
      sleep.wake(SegmentLayout.PLUGIN_WAKE);
    }
  }

  /** Waits, as an offline host does, until so much output is there. */
  public boolean await(long frames, Duration most) {
    long start = System.nanoTime();
    while (outputFrames() < frames) {
      if (System.nanoTime() - start > most.toNanos()) {
        return false;
      }
      int seen = words.getInt(SegmentLayout.ENGINE_DONE);
      if (outputFrames() < frames) {
        sleep.sleep(SegmentLayout.ENGINE_DONE, seen, 50_000_000);
      }
    }
    return true;
  }

  /** Copies output frames from a position on. */
  public void take(long from, float[][] out, int offset, int frames) {
    for (int channel = 0; channel < outputChannels; channel++) {
      for (int i = 0; i < frames; i++) {
        out[channel][offset + i] =
            bytes.getFloat(outputOffset + Float.BYTES * (channel * ringFrames + place(from + i)));
      }
    }
    words.setLong(SegmentLayout.PLUGIN_OUTPUT_READ, from + frames);
  }

  /**
   * Runs a sound through, block by block, waiting for each.
   *
   * @param in {@code [channels][frames]}; for an instrument only its length counts
   * @return as long, with the latency left out
   */
  public float[][] run(float[][] in, int... blocks) {
    int frames = in[0].length;
    int total = frames + latencyFrames;
    float[][] padded = new float[Math.max(1, inputChannels)][];
    for (int channel = 0; channel < padded.length; channel++) {
      padded[channel] = java.util.Arrays.copyOf(in[channel], total);
    }
    float[][] out = new float[outputChannels][total];
    int done = 0;
    for (int i = 0; done < total; i++) {
      int block = Math.min(blocks[i % blocks.length], total - done);
      handOver(padded, done, block);
      if (!await(position, Duration.ofSeconds(30))) {
        throw new AssertionError("no output at " + position + ", only " + outputFrames());
      }
      take(position - block, out, done, block);
      done += block;
    }
    float[][] aligned = new float[outputChannels][];
    for (int channel = 0; channel < outputChannels; channel++) {
      aligned[channel] = java.util.Arrays.copyOfRange(out[channel], latencyFrames, total);
    }
    return aligned;
  }

  private int place(long frame) {
    return (int) (frame & (ringFrames - 1));
  }
}

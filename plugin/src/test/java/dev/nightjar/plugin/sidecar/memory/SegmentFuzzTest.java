package dev.nightjar.plugin.sidecar.memory;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nightjar.plugin.sidecar.PluginEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class SegmentFuzzTest {
  private static final int MOST_BYTES = 1 << 20;

  @FuzzTest(maxDuration = "60s")
  void anyFileIsASegmentOrAnError(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("nightjar-fuzz", ".seg");
    try {
      Files.write(file, padded(bytes));
      try (Segment segment = Segment.map(file)) {
        useAll(segment);
      } catch (SegmentException refused) {
        if (refused.getMessage().isBlank()) {
          throw new AssertionError("an error without words");
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  /** As long as it says, within reason, so that more than the header is looked at. */
  private static byte[] padded(byte[] bytes) {
    int size = SegmentLayout.HEADER_BYTES;
    if (bytes.length >= SegmentLayout.FORMAT_KIND) {
      ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      size = Math.max(size, header.getInt(SegmentLayout.FORMAT_SEGMENT_BYTES));
    }
    byte[] file = new byte[Math.min(MOST_BYTES, Math.max(size, bytes.length))];
    System.arraycopy(bytes, 0, file, 0, Math.min(bytes.length, file.length));
    return file;
  }

  private static void useAll(Segment segment) {
    SegmentFormat format = segment.format();
    float[][] in = new float[format.inputChannels()][64];
    float[][] out = new float[format.outputChannels()][64];
    PluginEvent event = new PluginEvent();
    int frames = Math.min(64, format.ringFrames());
    for (long position :
        new long[] {
          0, segment.inputFrames(), segment.outputRead(), format.ringFrames() - 1, Long.MAX_VALUE
        }) {
      segment.readInput(position, in, frames);
      segment.writeOutput(position, out, frames);
      segment.publish(position, position, position, false);
      if (segment.readEvent(position, event)) {
        check(event, format);
      }
    }
    for (double value : segment.values()) {
      if (!Double.isFinite(value)) {
        throw new AssertionError("a value that is no number");
      }
    }
  }

  private static void check(PluginEvent event, SegmentFormat format) {
    boolean sound =
        event.frame() >= 0
            && event.channel() < 16
            && event.key() < 128
            && Double.isFinite(event.value());
    boolean known =
        event.type() != PluginEvent.Type.PARAMETER || event.data() < format.parameterCount();
    if (event.type() != PluginEvent.Type.MIDI
        && event.type() != PluginEvent.Type.PARAMETER
        && !(sound && known)) {
      throw new AssertionError("an event that makes no sense");
    }
    if (!known || event.frame() < 0) {
      throw new AssertionError("a parameter that is not there");
    }
  }
}

package dev.nightjar.plugin.sidecar.memory;

import java.nio.ByteBuffer;

/**
 * The sizes of a segment, copied from it once and checked: whatever its writer does to them
 * afterwards, nothing outside the file is touched.
 *
 * @param segmentBytes of the whole file
 * @param kind what the other end is to be, 1 to 3
 * @param sampleRateHz 8,000 to 192,000
 * @param inputChannels 0 to 2
 * @param outputChannels 1 to 2
 * @param maxBlockFrames 1 to 65,536
 * @param ringFrames a power of two
 * @param latencyFrames as told to the host
 * @param eventSlots a power of two
 * @param parameterCount 0 to 64
 * @param inputOffset bytes
 * @param outputOffset bytes
 * @param eventOffset bytes
 * @param pluginPid who made it
 */
public record SegmentFormat(
    int segmentBytes,
    int kind,
    int sampleRateHz,
    int inputChannels,
    int outputChannels,
    int maxBlockFrames,
    int ringFrames,
    int latencyFrames,
    int eventSlots,
    int parameterCount,
    int inputOffset,
    int outputOffset,
    int eventOffset,
    int pluginPid) {

  /** No host needs more; what a broken one asks for must not fill the memory. */
  static final int MOST_BYTES = 256 << 20;

  private static final int MOST_KIND = 3;
  private static final int LEAST_RATE_HZ = 8_000;
  private static final int MOST_RATE_HZ = 192_000;
  private static final int MOST_BLOCK_FRAMES = 1 << 16;
  private static final int MOST_RING_FRAMES = 1 << 24;
  private static final int MOST_EVENT_SLOTS = 1 << 16;

  /**
   * Reads and checks a header. [not real-time]
   *
   * @param header at least {@link SegmentLayout#HEADER_BYTES}, little endian
   * @param fileBytes size of the file
   * @throws SegmentException naming the field that is wrong
   */
  static SegmentFormat read(ByteBuffer header, long fileBytes) throws SegmentException {
    int magic = header.getInt(SegmentLayout.FORMAT_MAGIC);
    if (magic != SegmentLayout.MAGIC) {
      throw new SegmentException(
          "this is no segment: it begins with 0x%08x".formatted(Integer.toUnsignedLong(magic)));
    }
    within("layout", header.getInt(SegmentLayout.FORMAT_LAYOUT), 1, SegmentLayout.LAYOUT);
    SegmentFormat format =
        new SegmentFormat(
            header.getInt(SegmentLayout.FORMAT_SEGMENT_BYTES),
            header.getInt(SegmentLayout.FORMAT_KIND),
            header.getInt(SegmentLayout.FORMAT_SAMPLE_RATE_HZ),
            header.getInt(SegmentLayout.FORMAT_INPUT_CHANNELS),
            header.getInt(SegmentLayout.FORMAT_OUTPUT_CHANNELS),
            header.getInt(SegmentLayout.FORMAT_MAX_BLOCK_FRAMES),
            header.getInt(SegmentLayout.FORMAT_RING_FRAMES),
            header.getInt(SegmentLayout.FORMAT_LATENCY_FRAMES),
            header.getInt(SegmentLayout.FORMAT_EVENT_SLOTS),
            header.getInt(SegmentLayout.FORMAT_PARAMETER_COUNT),
            header.getInt(SegmentLayout.FORMAT_INPUT_OFFSET),
            header.getInt(SegmentLayout.FORMAT_OUTPUT_OFFSET),
            header.getInt(SegmentLayout.FORMAT_EVENT_OFFSET),
            header.getInt(SegmentLayout.FORMAT_PLUGIN_PID));
    format.check(fileBytes);
    return format;
  }

  private void check(long fileBytes) throws SegmentException {
    within("kind", kind, 1, MOST_KIND);
    within("sample_rate_hz", sampleRateHz, LEAST_RATE_HZ, MOST_RATE_HZ);
    within("input_channels", inputChannels, 0, SegmentLayout.MAX_CHANNELS);
    within("output_channels", outputChannels, 1, SegmentLayout.MAX_CHANNELS);
    within("max_block_frames", maxBlockFrames, 1, MOST_BLOCK_FRAMES);
    powerOfTwo("ring_frames", ringFrames, MOST_RING_FRAMES);
    within("latency_frames", latencyFrames, 0, ringFrames - 2L * maxBlockFrames - 1);
    powerOfTwo("event_slots", eventSlots, MOST_EVENT_SLOTS);
    within("parameter_count", parameterCount, 0, SegmentLayout.MAX_PARAMETERS);
    within("segment_bytes", segmentBytes, SegmentLayout.HEADER_BYTES, MOST_BYTES);
    if (segmentBytes > fileBytes) {
      throw new SegmentException(
          "segment_bytes is %d, but the file has %d".formatted(segmentBytes, fileBytes));
    }
    long ringBytes = (long) ringFrames * Float.BYTES;
    inside("input_offset", inputOffset, inputChannels * ringBytes);
    inside("output_offset", outputOffset, outputChannels * ringBytes);
    inside("event_offset", eventOffset, (long) eventSlots * SegmentLayout.EVENT_BYTES);
  }

  private void inside(String field, int offset, long bytes) throws SegmentException {
    within(field, offset, SegmentLayout.HEADER_BYTES, segmentBytes - bytes);
    if (offset % Long.BYTES != 0) {
      throw new SegmentException(field + " is no multiple of 8: " + offset);
    }
  }

  private static void powerOfTwo(String field, int value, int most) throws SegmentException {
    within(field, value, 1, most);
    if (Integer.bitCount(value) != 1) {
      throw new SegmentException(field + " is no power of two: " + value);
    }
  }

  private static void within(String field, int value, long least, long most)
      throws SegmentException {
    if (value < least || value > most) {
      throw new SegmentException(
          "%s must be %d to %d, not %d"
              .formatted(field, least, most, Integer.toUnsignedLong(value)));
    }
  }
}

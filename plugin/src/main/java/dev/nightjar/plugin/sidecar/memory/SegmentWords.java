package dev.nightjar.plugin.sidecar.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The words of a segment that both sides look at, by their offset. [any thread] */
final class SegmentWords {

  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer bytes;

  SegmentWords(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int getInt(int offset) {
    return (int) INTS.getAcquire(bytes, offset);
  }

  long getLong(int offset) {
    return (long) LONGS.getAcquire(bytes, offset);
  }

  void setInt(int offset, int value) {
    INTS.setRelease(bytes, offset, value);
  }

  void setLong(int offset, long value) {
    LONGS.setRelease(bytes, offset, value);
  }

  double getDouble(int offset) {
    return Double.longBitsToDouble(getLong(offset));
  }
}

package dev.nightjar.engine.file;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes MPEG program streams by hand: packs that each hold one packet of an audio stream. */
final class ProgramStream {

  static final int FIRST_STREAM = 0xC0;

  private static final int CLOCK_HZ = 90_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Adds a packet.
   *
   * @param stream {@link #FIRST_STREAM} or above
   */
  ProgramStream packet(int stream, double seconds, byte[] data) {
    long time = Math.round(seconds * CLOCK_HZ);
    pack(time);
    bytes.writeBytes(new byte[] {0, 0, 1, (byte) stream});
    int length = 8 + data.length;
    bytes.write(length >> 8);
    bytes.write(length);
    bytes.writeBytes(new byte[] {(byte) 0x80, (byte) 0x80, 5});
    bytes.write((int) (0x21 | ((time >> 29) & 0x0E)));
    bytes.write((int) (time >> 22));
    bytes.write((int) (1 | ((time >> 14) & 0xFE)));
    bytes.write((int) (time >> 7));
    bytes.write((int) (1 | ((time << 1) & 0xFE)));
    bytes.writeBytes(data);
    return this;
  }

  /** A header with the time on the system's clock. */
  private void pack(long time) {
    bytes.writeBytes(new byte[] {0, 0, 1, (byte) 0xBA});
    bytes.write((int) (0x44 | ((time >> 27) & 0x38) | ((time >> 28) & 3)));
    bytes.write((int) (time >> 20));
    bytes.write((int) (4 | ((time >> 12) & 0xF8) | ((time >> 13) & 3)));
    bytes.write((int) (time >> 5));
    bytes.write((int) (4 | ((time << 3) & 0xF8)));
    bytes.writeBytes(new byte[] {1, 0, 0, 3, (byte) 0xF8});
  }

  Path write(Path file) throws Exception {
    return Files.write(file, bytes.toByteArray());
  }

  /** MPEG audio without a header that tells its length, cut into frames. */
  static byte[][] frames(byte[] mp3, int frameBytes) {
    byte[][] frames = new byte[mp3.length / frameBytes][];
    Arrays.setAll(
        frames, i -> Arrays.copyOfRange(mp3, i * frameBytes, i * frameBytes + frameBytes));
    return frames;
  }
}

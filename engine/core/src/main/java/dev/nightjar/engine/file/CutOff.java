package dev.nightjar.engine.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Finds files that end before their own headers say, where FFmpeg would quietly give less sound:
 * WAV by the size of its data chunk, Ogg by the size of its last page.
 */
final class CutOff {
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int RIFF_HEADER_BYTES = 12;

  /** What {@link #missingBytes} says when the header does not know how much sound follows. */
  static final long UNKNOWN = -1;

  /** What {@link #missingBytes} says when the header holds the size only modulo 4 GiB. */
  static final long WRAPPED = -2;

  /** So much behind the sound is sound, and not a tag: all that 32 bits can't tell. */
  private static final long LEAST_WRAPPED_BYTES = 0xffff_0000L;

  /**
   * Programs that write to a pipe leave the size at the largest that some reader takes (all of 32
   * or 31 bits, with or without room for headers), or one above, or at 0.
   */
  private static final long LARGEST_SIZE = 0xffff_ffffL;

  private static final long LARGEST_SIGNED_SIZE = 0x8000_0000L;
  private static final long ROOM_FOR_HEADERS = 0x1_0000L;

  /** An Ogg page: a header of at most 282 bytes and 255 segments of at most 255 bytes. */
  private static final int LARGEST_OGG_PAGE_BYTES = 282 + 255 * 255;

  private static final int OGG_HEADER_BYTES = 27;
  private static final int OGG_SEGMENT_COUNT_AT = 26;

  private CutOff() {}

  /**
   * Bytes that the file lacks at least; 0 if it is whole, or of another kind; {@link #UNKNOWN} if
   * its header only has a stand-in for the size, {@link #WRAPPED} if the size did not fit in.
   */
  static long missingBytes(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] start = new byte[RIFF_HEADER_BYTES];
      bytes.readFully(start);
      String name = new String(start, StandardCharsets.ISO_8859_1);
      if (name.startsWith("RIFF") && name.endsWith("WAVE")) {
        return missingOfWave(bytes);
      }
      return name.startsWith("OggS") ? missingOfOgg(bytes) : 0;
    } catch (EOFException e) {
      // Too short for any header: FFmpeg says what is wrong.
      return 0;
    }
  }

  private static long missingOfWave(RandomAccessFile bytes) throws IOException {
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= bytes.length()) {
      bytes.seek(at);
      byte[] id = new byte[4];
      bytes.readFully(id);
      long size = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
      long end = at + CHUNK_HEADER_BYTES + size;
      if (new String(id, StandardCharsets.ISO_8859_1).equals("data")) {
        if (bytes.length() - end >= LEAST_WRAPPED_BYTES && !isRestOfFile(size)) {
          return WRAPPED;
        }
        long missing = Math.max(0, end - bytes.length());
        return missing > 0 && isStandIn(size) ? UNKNOWN : missing;
      }
      at = end + (size & 1);
    }
    return 0;
  }

  /** FFmpeg reads to the end of the file then, whatever its length. */
  private static boolean isRestOfFile(long size) {
    return size == 0 || size == LARGEST_SIZE;
  }

  private static boolean isStandIn(long size) {
    return size >= LARGEST_SIZE - ROOM_FOR_HEADERS
        || (size >= LARGEST_SIGNED_SIZE - ROOM_FOR_HEADERS && size <= LARGEST_SIGNED_SIZE);
  }

  private static long missingOfOgg(RandomAccessFile bytes) throws IOException {
    int length = (int) Math.min(bytes.length(), LARGEST_OGG_PAGE_BYTES);
    byte[] tail = new byte[length];
    bytes.seek(bytes.length() - length);
    bytes.readFully(tail);
    int page = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    if (page < 0) {
      return 0;
    }
    if (page + OGG_HEADER_BYTES > length) {
      return (long) page + OGG_HEADER_BYTES - length;
    }
    int segments = tail[page + OGG_SEGMENT_COUNT_AT] & 0xff;
    int end = page + OGG_HEADER_BYTES + segments;
    for (int i = 0; i < segments && page + OGG_HEADER_BYTES + i < length; i++) {
      end += tail[page + OGG_HEADER_BYTES + i] & 0xff;
    }
    return Math.max(0, end - length);
  }
}

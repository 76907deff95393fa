package dev.nightjar.plugin.song;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Standard MIDI Files of format 0 and 1 (MIDI 1.0, RP-001). Whatever the bytes are, it takes
 * bounded time and memory and ends with a song or with an error that a person understands. The
 * JDK's own reader reserves what a file claims to need, which is why it isn't used.
 */
public final class MidiFile {
  /** Songs have some hundred kilobytes; this is room for all that could be played. */
  static final int MOST_BYTES = 16 << 20;

  static final int MOST_EVENTS = 2_000_000;

  private static final long HEADER = 0x4d54_6864; // "MThd"
  private static final long TRACK = 0x4d54_726b; // "MTrk"
  private static final int HEADER_BYTES = 6;

  private MidiFile() {}

  /**
   * Reads a file. [not real-time]
   *
   * @param mostSeconds a song that is longer is refused
   * @throws MidiFileException if it is missing, too large, damaged or no song that can be played
   */
  public static Song read(Path file, double mostSeconds) throws MidiFileException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new MidiFileException(file, "is not there; check the name", e);
    } catch (IOException e) {
      throw new MidiFileException(
          file, "cannot be read (%s); check what it is".formatted(e.getMessage()), e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new MidiFileException(
          file, "is larger than %d MB; name a MIDI file".formatted(MOST_BYTES >> 20));
    }
    return parse(bytes, file, mostSeconds);
  }

  /**
   * Reads the bytes of a file. [not real-time]
   *
   * @param file for messages
   */
  static Song parse(byte[] bytes, Path file, double mostSeconds) throws MidiFileException {
    ByteCursor cursor = new ByteCursor(bytes);
    try {
      if (bytes.length < 4 || cursor.u32() != HEADER) {
        throw new MidiFileException(
            file, "is no MIDI file: it does not begin with \"MThd\"; name a .mid file");
      }
      long length = cursor.u32();
      if (length < HEADER_BYTES || length > cursor.left()) {
        throw new MalformedException("has a header of %d bytes".formatted(length));
      }
      ByteCursor header = cursor.slice((int) length);
      int format = header.u16();
      int tracks = header.u16();
      Division division = Division.of(header.u16());
      if (format > 1) {
        throw new MidiFileException(
            file,
            "has format %d; only songs of format 0 and 1 can be played: save it as format 1"
                .formatted(format));
      }
      if (tracks == 0) {
        throw new MalformedException("has no tracks");
      }
      return SongMerge.merge(tracks(cursor, tracks), division, mostSeconds);
    } catch (MalformedException malformed) {
      throw new MidiFileException(
          file,
          malformed.getMessage() + ". If it should not, get the file again, or save it anew",
          malformed);
    }
  }

  private static List<TrackEvents> tracks(ByteCursor cursor, int count) throws MalformedException {
    List<TrackEvents> tracks = new ArrayList<>();
    EventLimit limit = new EventLimit(MOST_EVENTS);
    while (tracks.size() < count) {
      if (cursor.left() == 0) {
        throw new MalformedException(
            "promises %d tracks and has %d".formatted(count, tracks.size()));
      }
      if (cursor.left() < 8) {
        throw new MalformedException("is cut off after track %d".formatted(tracks.size()));
      }
      long type = cursor.u32();
      long length = cursor.u32();
      if (length > cursor.left()) {
        throw new MalformedException(
            "is cut off: track %d has %d bytes, of which %d are there"
                .formatted(tracks.size() + 1, length, cursor.left()));
      }
      ByteCursor chunk = cursor.slice((int) length);
      if (type == TRACK) {
        tracks.add(track(chunk, tracks.size() + 1, limit));
      }
    }
    return tracks;
  }

  private static TrackEvents track(ByteCursor chunk, int number, EventLimit limit)
      throws MalformedException {
    try {
      return TrackReader.read(chunk, limit);
    } catch (MalformedException malformed) {
      throw new MalformedException(
          "is damaged: track %d %s".formatted(number, malformed.getMessage()));
    }
  }
}

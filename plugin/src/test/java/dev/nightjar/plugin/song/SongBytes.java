package dev.nightjar.plugin.song;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes MIDI files by hand, broken ones too. */
public final class SongBytes {
  private final int format;
  private final int division;
  private final List<byte[]> tracks = new ArrayList<>();
  private ByteArrayOutputStream track = new ByteArrayOutputStream();

  /** Begins a file; division as the header has it. */
  public SongBytes(int format, int division) {
    this.format = format;
    this.division = division;
  }

  /** Appends an event so many ticks after the one before. */
  public SongBytes event(int ticks, int... bytes) {
    number(track, ticks);
    return raw(bytes);
  }

  /** Appends bytes as they are. */
  public SongBytes raw(int... bytes) {
    for (int value : bytes) {
      track.write(value);
    }
    return this;
  }

  /** Appends a note: on after so many ticks, off after so many more. */
  public SongBytes note(int ticks, int channel, int key, int lengthTicks) {
    return event(ticks, 0x90 | channel, key, 100).event(lengthTicks, 0x80 | channel, key, 0);
  }

  /** Appends a tempo. */
  public SongBytes tempo(int ticks, int quarterMicroseconds) {
    return event(
        ticks,
        0xff,
        0x51,
        3,
        quarterMicroseconds >> 16,
        (quarterMicroseconds >> 8) & 0xff,
        quarterMicroseconds & 0xff);
  }

  /** Ends the track so many ticks after its last event. */
  public SongBytes end(int ticks) {
    return event(ticks, 0xff, 0x2f, 0).endless();
  }

  /** Ends the track's bytes without the event that says so. */
  public SongBytes endless() {
    tracks.add(track.toByteArray());
    track = new ByteArrayOutputStream();
    return this;
  }

  /** The whole file. */
  public byte[] bytes() {
    return bytes(tracks.size());
  }

  /** The whole file with a header that tells of so many tracks. */
  public byte[] bytes(int tracksPromised) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    chunk(
        file,
        "MThd",
        new byte[] {
          0,
          (byte) format,
          (byte) (tracksPromised >> 8),
          (byte) tracksPromised,
          (byte) (division >> 8),
          (byte) division
        });
    tracks.forEach(bytes -> chunk(file, "MTrk", bytes));
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] bytes) {
    file.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.write(bytes.length >> shift);
    }
    file.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream to, int value) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (value >> shift > 0) {
        to.write(((value >> shift) & 0x7f) | 0x80);
      }
    }
    to.write(value & 0x7f);
  }
}

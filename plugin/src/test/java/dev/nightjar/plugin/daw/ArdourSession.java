package dev.nightjar.plugin.daw;

import dev.nightjar.plugin.TestSounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session of Ardour 7 whose one track {@code t1} gets a sound or a song at its begin, and whose
 * range is set, by what is written into its file.
 */
final class ArdourSession {
  /** Ardour counts the time of sound in parts of a second. */
  private static final long TICKS_PER_SECOND = 282_240_000;

  private static final int TICKS_PER_QUARTER = 1920;
  private static final int QUARTERS_PER_SECOND = 2;
  private static final int FIRST_ID = 900_000;

  private final Path folder;

  ArdourSession(Path folder) {
    this.folder = folder;
  }

  /**
   * @param sound {@code [2][frames]} at 48 kHz
   */
  void add(float[][] sound) throws IOException {
    String side = "LR";
    Path files = Files.createDirectories(folder.resolve("interchange/session/audiofiles"));
    StringBuilder sources = new StringBuilder();
    for (int channel = 0; channel < 2; channel++) {
      String name = "n%" + side.charAt(channel) + ".wav";
      TestSounds.write(files.resolve(name), new float[][] {sound[channel]}, EngineAlone.RATE_HZ);
      sources.append(
          """
          <Source name="%s" take-id="" type="audio" flags="" id="%d" natural-position="a0" \
          have-natural-position="1" channel="0" origin=""/>"""
              .formatted(name, FIRST_ID + channel));
    }
    long ticks = sound[0].length * (TICKS_PER_SECOND / EngineAlone.RATE_HZ);
    write(sources.toString(), "audio", "a" + ticks, "a0", 2, sound[0].length);
  }

  /**
   * @param song a Standard MIDI File at the tempo that every session begins with, 120 a minute
   * @param quarters its length
   */
  void add(byte[] song, int quarters) throws IOException {
    Path files = Files.createDirectories(folder.resolve("interchange/session/midifiles"));
    Files.write(files.resolve("n.mid"), song);
    String source =
        """
        <Source name="n.mid" take-id="" type="midi" flags="" id="%d" natural-position="b0" \
        have-natural-position="1" origin=""/>"""
            .formatted(FIRST_ID);
    int frames = quarters * EngineAlone.RATE_HZ / QUARTERS_PER_SECOND;
    write(source, "midi", "b" + quarters * TICKS_PER_QUARTER, "b0", 1, frames);
  }

  private void write(
      String sources, String type, String length, String begin, int channels, long frames)
      throws IOException {
    Path file = folder.resolve("session.ardour");
    long end = frames * (TICKS_PER_SECOND / EngineAlone.RATE_HZ);
    String range =
        """
        <Location id="%d" name="session" start="a0" end="a%d" flags="IsSessionRange" locked="0" \
        timestamp="0" cue="0"/>"""
            .formatted(FIRST_ID + 30, end);
    String text =
        Files.readString(file)
            .replace("<Sources/>", "<Sources>" + sources + "</Sources>")
            .replace(
                "<Regions/>",
                "<Regions>" + region(10, 1, type, begin, length, channels) + "</Regions>")
            .replaceAll(
                "(<Playlist id=\"\\d+\" name=\"t1\"[^>]*?)/>",
                "$1>" + region(20, 0, type, begin, length, channels) + "</Playlist>")
            .replace("<Locations/>", "<Locations>" + range + "</Locations>");
    Files.writeString(file, text);
  }

  private static String region(
      int id, int whole, String type, String begin, String length, int channels) {
    StringBuilder sources = new StringBuilder();
    for (int channel = 0; channel < channels; channel++) {
      sources
          .append(" source-%d=\"%d\"".formatted(channel, FIRST_ID + channel))
          .append(" master-source-%d=\"%d\"".formatted(channel, FIRST_ID + channel));
    }
    return """
        <Region id="%d" type="%s" name="n" muted="0" opaque="1" locked="0" video-locked="0" \
        automatic="0" whole-file="%d" import="0" external="0" sync-marked="0" left-of-split="0" \
        right-of-split="0" hidden="0" position-locked="0" valid-transients="0" start="%s" \
        length="%s@%s" sync-position="%s" ancestral-start="%s" ancestral-length="%s@%s" \
        stretch="1" shift="1" layering-index="0" tags="" contents="0" fade-in-active="0" \
        fade-out-active="0" default-fade-in="0" default-fade-out="0" envelope-active="0" \
        scale-amplitude="1" channels="%d"%s/>"""
        .formatted(
            FIRST_ID + id, type, whole, begin, length, begin, begin, begin, length, begin, channels,
            sources);
  }
}

package dev.nightjar.plugin.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileTest {
  private static final Path NAME = Path.of("song.mid");
  private static final double HOUR = 3600;

  @Test
  void ticksBecomeSecondsThroughAllChangesOfTempo() throws Exception {
    Song song =
        parse(
            new SongBytes(0, 480)
                .event(480, 0x90, 60, 100)
                .tempo(0, 1_000_000)
                .event(480, 0x90, 62, 100)
                .tempo(240, 250_000)
                .event(240, 0x90, 64, 100)
                .end(960));
    assertThat(song.events()).isEqualTo(3);
    assertThat(song.seconds(0)).isCloseTo(0.5, within(1e-12));
    assertThat(song.seconds(1)).isCloseTo(1.5, within(1e-12));
    assertThat(song.seconds(2)).isCloseTo(2.125, within(1e-12));
    assertThat(song.seconds()).isCloseTo(2.625, within(1e-12));
    assertThat(song.notes()).isEqualTo(3);
  }

  @Test
  void tempoOfOneTrackCountsForAll() throws Exception {
    Song song =
        parse(
            new SongBytes(1, 100)
                .tempo(100, 1_000_000)
                .end(0)
                .event(200, 0xc1, 7)
                .end(0)
                .event(50, 0x95, 60, 1)
                .end(0));
    assertThat(song.message(0)).isEqualTo(0x95 | (60 << 8) | (1 << 16));
    assertThat(song.seconds(0)).isCloseTo(0.25, within(1e-12));
    assertThat(song.message(1)).isEqualTo(0xc1 | 7 << 8);
    assertThat(song.seconds(1)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void eventsOfOneTickKeepTheOrderOfTracksAndFile() throws Exception {
    Song song =
        parse(
            new SongBytes(1, 96)
                .event(10, 0xb0, 1, 1)
                .event(0, 0xb0, 1, 2)
                .end(0)
                .event(5, 0xb1, 1, 3)
                .event(5, 0xb1, 1, 4)
                .end(0));
    assertThat(messages(song))
        .containsExactly(
            0xb1 | (1 << 8) | (3 << 16),
            0xb0 | (1 << 8) | (1 << 16),
            0xb0 | (1 << 8) | (2 << 16),
            0xb1 | (1 << 8) | (4 << 16));
  }

  @Test
  void filmTimeKnowsNoTempo() throws Exception {
    Song song = parse(new SongBytes(0, 0xe728).tempo(0, 1).event(1_000, 0x90, 60, 100).end(0));
    assertThat(song.seconds(0)).as("25 frames of 40 ticks").isCloseTo(1, within(1e-12));
    Song dropped = parse(new SongBytes(0, 0xe364).event(3_000, 0x90, 60, 100).end(0));
    assertThat(dropped.seconds(0)).as("29.97 frames").isCloseTo(1.001, within(1e-12));
  }

  @Test
  void runningStatusGoesOn() throws Exception {
    Song song =
        parse(
            new SongBytes(0, 96)
                .event(0, 0x93, 60, 100)
                .event(1, 62, 100)
                .event(1, 0xff, 1, 2, 'h', 'i')
                .event(1, 62, 0)
                .end(0));
    assertThat(messages(song))
        .containsExactly(
            0x93 | (60 << 8) | (100 << 16), 0x93 | (62 << 8) | (100 << 16), 0x93 | 62 << 8);
  }

  @Test
  void exclusiveMessagesComeWholeEvenInPackets() throws Exception {
    Song song =
        parse(
            new SongBytes(0, 96)
                .event(0, 0xf0, 3, 0x7e, 9, 0xf7)
                .event(1, 0xf0, 2, 0x41, 1)
                .event(1, 0xf7, 1, 2)
                .event(1, 0xf7, 2, 3, 0xf7)
                .event(1, 0xf7, 2, 0xf3, 1)
                .end(0));
    assertThat(song.events()).isEqualTo(2);
    assertThat(song.systemExclusive(0)).containsExactly(0xf0, 0x7e, 9, 0xf7);
    assertThat(song.systemExclusive(1)).containsExactly(0xf0, 0x41, 1, 2, 3, 0xf7);
    assertThat(song.seconds(1)).isCloseTo(3 * 0.5 / 96, within(1e-12));
  }

  @Test
  void whatTheJdkWritesIsRead() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, 240);
    Track conductor = sequence.createTrack();
    conductor.add(new MidiEvent(new MetaMessage(0x51, new byte[] {3, 0, 0}, 3), 0));
    for (int channel = 0; channel < 16; channel++) {
      Track track = sequence.createTrack();
      for (int i = 0; i < 100; i++) {
        track.add(
            new MidiEvent(
                new ShortMessage(ShortMessage.NOTE_ON, channel, 20 + i, 1 + i), 37L * i + channel));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MidiSystem.write(sequence, 1, bytes);
    Song song = MidiFile.parse(bytes.toByteArray(), NAME, HOUR);
    assertThat(song.notes()).isEqualTo(1_600);
    int last = song.events() - 1;
    assertThat(song.message(last)).isEqualTo(0x9f | (119 << 8) | (100 << 16));
    assertThat(song.seconds(last)).isCloseTo((37 * 99 + 15) * 0x30000 * 1e-6 / 240, within(1e-9));
  }

  @Test
  void unknownChunksAreLeftOut() throws Exception {
    byte[] whole = new SongBytes(0, 96).note(0, 0, 60, 96).end(0).bytes();
    byte[] more = new byte[whole.length + 12];
    System.arraycopy(whole, 0, more, 0, 14);
    System.arraycopy(new byte[] {'X', 'F', 'I', 'H', 0, 0, 0, 4, 1, 2, 3, 4}, 0, more, 14, 12);
    System.arraycopy(whole, 14, more, 26, whole.length - 14);
    assertThat(MidiFile.parse(more, NAME, HOUR).notes()).isEqualTo(1);
  }

  @Test
  void whatIsBrokenIsNamedWithWhatToDo() {
    refused("no MIDI file", "RIFF and so on".getBytes(StandardCharsets.UTF_8));
    refused("no MIDI file", new byte[0]);
    refused("format 2", new SongBytes(2, 96).end(0).bytes());
    refused("no tracks", new SongBytes(0, 96).bytes());
    refused("promises 3 tracks and has 1", new SongBytes(1, 96).end(0).bytes(3));
    refused("quarter notes of no ticks", new SongBytes(0, 0).end(0).bytes());
    refused("film frames of no ticks", new SongBytes(0, 0xe700).end(0).bytes());
    refused("counts 77 frames", new SongBytes(0, 0xb301).end(0).bytes());
    refused("track 1 does not end", new SongBytes(0, 96).note(0, 0, 60, 9).endless().bytes());
    refused("endless tempo", new SongBytes(0, 96).tempo(0, 0).end(0).bytes());
    refused("where an event should begin", new SongBytes(0, 96).event(0, 60, 1).end(0).bytes());
    refused("another one interrupts", new SongBytes(0, 96).event(0, 0x90, 0x90).end(0).bytes());
    refused("event F4", new SongBytes(0, 96).event(0, 0xf4).end(0).bytes());
    refused(
        "more than four bytes",
        new SongBytes(0, 96).raw(0xff, 0xff, 0xff, 0xff, 0x7f).end(0).bytes());
    byte[] whole = new SongBytes(0, 96).note(0, 0, 60, 96).end(0).bytes();
    refused("cut off: track 1", Arrays.copyOf(whole, whole.length - 2));
    refused("cut off after track 0", Arrays.copyOf(whole, 18));
  }

  @Test
  void hugeClaimsTakeNoMemory() {
    refused(
        "a piece of 268435455 bytes where only",
        new SongBytes(0, 96).event(0, 0xf0, 0xff, 0xff, 0xff, 0x7f).end(0).bytes());
    refused(
        "a piece of 268435455 bytes where only",
        new SongBytes(0, 96).event(0, 0xff, 1, 0xff, 0xff, 0xff, 0x7f).end(0).bytes());
    byte[] manyTracks = new SongBytes(1, 96).end(0).bytes(65_535);
    refused("promises 65535 tracks", manyTracks);
    byte[] longTrack = new SongBytes(0, 96).end(0).bytes();
    longTrack[18] = (byte) 0xff;
    refused("cut off: track 1 has 4278190084 bytes", longTrack);
    byte[] longHeader = new SongBytes(0, 96).end(0).bytes();
    longHeader[4] = 0x7f;
    refused("header of 2130706438 bytes", longHeader);
  }

  @Test
  void endlessSongsAreRefused() {
    SongBytes far = new SongBytes(0, 1).tempo(0, 0xff_ffff);
    for (int i = 0; i < 1_000; i++) {
      far.event(0x0fff_ffff, 0xb0, 1, 1);
    }
    refused("lasts longer than 60 minutes", far.end(0).bytes());
    refused("lasts longer than 60 minutes", new SongBytes(0, 1).end(10_000).bytes());
  }

  @Test
  void moreEventsThanAnySongHasAreRefused() {
    SongBytes many = new SongBytes(0, 32_767).event(0, 0xc0, 1);
    for (int i = 0; i < MidiFile.MOST_EVENTS; i++) {
      many.raw(0, 1);
    }
    refused("more than 2000000 events", many.end(0).bytes());
  }

  @Test
  void filesThatAreNoneAreNamed(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> MidiFile.read(folder.resolve("none.mid"), HOUR))
        .isInstanceOf(MidiFileException.class)
        .hasMessageContainingAll("none.mid", "is not there");
    assertThatThrownBy(() -> MidiFile.read(folder, HOUR))
        .isInstanceOf(MidiFileException.class)
        .hasMessageContaining("cannot be read");
    Path large = folder.resolve("large.mid");
    Files.write(large, new byte[MidiFile.MOST_BYTES + 1]);
    assertThatThrownBy(() -> MidiFile.read(large, HOUR))
        .hasMessageContainingAll("large.mid", "larger than 16 MB");
  }

  private static Song parse(SongBytes bytes) throws MidiFileException {
    return MidiFile.parse(bytes.bytes(), NAME, HOUR);
  }

  private static int[] messages(Song song) {
    return IntStream.range(0, song.events()).map(song::message).toArray();
  }

  private static void refused(String problem, byte[] bytes) {
    assertThatThrownBy(() -> MidiFile.parse(bytes, NAME, HOUR))
        .isInstanceOf(MidiFileException.class)
        .hasMessageStartingWith("song.mid: ")
        .hasMessageContaining(problem);
  }
}

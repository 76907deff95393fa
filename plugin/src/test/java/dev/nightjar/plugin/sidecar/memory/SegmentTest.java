package dev.nightjar.plugin.sidecar.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.plugin.sidecar.PluginEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 42, no segment",
    "4, 2, layout",
    "8, 2147483647, segment_bytes",
    "8, 4095, segment_bytes",
    "8, -1, segment_bytes",
    "12, 0, kind",
    "12, 4, kind",
    "16, 7999, sample_rate_hz",
    "16, 192001, sample_rate_hz",
    "16, -48000, sample_rate_hz",
    "20, 3, input_channels",
    "20, -1, input_channels",
    "24, 0, output_channels",
    "28, 0, max_block_frames",
    "28, 65537, max_block_frames",
    "32, 3000, ring_frames",
    "32, 0, ring_frames",
    "32, 1073741824, ring_frames",
    "32, -2147483648, ring_frames",
    "36, 4096, latency_frames",
    "36, -1, latency_frames",
    "40, 3, event_slots",
    "40, 131072, event_slots",
    "44, 65, parameter_count",
    "48, 0, input_offset",
    "48, 4097, input_offset",
    "48, 2147483640, input_offset",
    "52, -8, output_offset",
    "56, 2147483640, event_offset"
  })
  void whatIsOutOfBoundsIsRefusedByName(int offset, int value, String field) throws Exception {
    PeerSegment peer = peer();
    peer.spoil(offset, value);
    assertThatThrownBy(() -> Segment.map(peer.file()))
        .isInstanceOf(SegmentException.class)
        .hasMessageContaining(field);
  }

  @Test
  void whatIsNoFileOfThatSizeIsRefused() throws Exception {
    assertThatThrownBy(() -> Segment.map(folder.resolve("1-9.seg")))
        .isInstanceOf(SegmentException.class)
        .hasMessageContaining("1-9.seg");
    Path small = Files.write(folder.resolve("1-8.seg"), new byte[100]);
    assertThatThrownBy(() -> Segment.map(small)).isInstanceOf(SegmentException.class);
    Path link = Files.createSymbolicLink(folder.resolve("1-7.seg"), peer().file());
    assertThatThrownBy(() -> Segment.map(link)).isInstanceOf(IOException.class);
  }

  @Test
  void soundGoesToAndFroAcrossTheEndOfTheRing() throws Exception {
    PeerSegment peer = peer();
    try (Segment segment = Segment.map(peer.file())) {
      float[][] sound = new float[2][700];
      for (int i = 0; i < 700; i++) {
        sound[0][i] = i;
        sound[1][i] = -i;
      }
      float[][] read = new float[2][700];
      for (int round = 0; round < 20; round++) {
        peer.handOver(sound, 0, 700);
        segment.readInput(peer.position() - 700, read, 700);
        assertThat(read).isDeepEqualTo(sound);
        segment.writeOutput(peer.position() - 700, sound, 700);
        segment.publish(peer.position(), peer.position(), 0, false);
        float[][] taken = new float[2][700];
        peer.take(peer.position() - 700, taken, 0, 700);
        assertThat(taken).isDeepEqualTo(sound);
      }
      assertThat(segment.inputFrames()).isEqualTo(peer.position());
    }
  }

  @Test
  void eventsThatMakeNoSenseAreLeftOut() throws Exception {
    PeerSegment peer = peer();
    try (Segment segment = Segment.map(peer.file())) {
      peer.event(0, 0, 0, 0, 0, 0, 0);
      peer.event(0, 7, 0, 0, 0, 0, 0);
      peer.event(-1, PeerSegment.NOTE_ON, 0, 60, 0, 0, 1);
      peer.event(0, PeerSegment.NOTE_ON, 16, 60, 0, 0, 1);
      peer.event(0, PeerSegment.NOTE_ON, -1, 60, 0, 0, 1);
      peer.event(0, PeerSegment.NOTE_ON, 0, 128, 0, 0, 1);
      peer.event(0, PeerSegment.NOTE_ON, 0, 60, 0, 0, Double.NaN);
      peer.event(0, PeerSegment.NOTE_OFF, -2, 60, 0, 0, 0);
      peer.event(0, PeerSegment.MIDI, 0, 0, 0, 0x7f, 0);
      peer.event(0, PeerSegment.MIDI, 0, 0, 0, 0xf8, 0);
      peer.event(0, PeerSegment.MIDI, 0, 0, 0, 0x8090, 0);
      peer.event(0, PeerSegment.PARAMETER, 0, 0, 0, 4, 0);
      peer.event(0, PeerSegment.PARAMETER, 0, 0, 0, -1, 0);
      peer.event(0, PeerSegment.PARAMETER, 0, 0, 0, 0, Double.POSITIVE_INFINITY);
      peer.event(0, PeerSegment.NOTE_EXPRESSION, 0, 0, 0, 7, 0);
      PluginEvent event = new PluginEvent();
      for (long number = 0; number < segment.eventsWritten(); number++) {
        assertThat(segment.readEvent(number, event)).as("event " + number).isFalse();
      }
      peer.event(5, PeerSegment.NOTE_OFF, -1, -1, 77, 0, 0.5);
      assertThat(segment.readEvent(segment.eventsWritten() - 1, event)).isTrue();
      assertThat(event.type()).isEqualTo(PluginEvent.Type.NOTE_OFF);
      assertThat(event.frame()).isEqualTo(5);
      assertThat(event.noteId()).isEqualTo(77);
      assertThat(event.value()).isEqualTo(0.5);
    }
  }

  @Test
  void valuesThatAreNoNumbersAreZero() throws Exception {
    PeerSegment peer = peer();
    peer.value(0, Double.NaN);
    peer.value(1, 12.5);
    try (Segment segment = Segment.map(peer.file())) {
      assertThat(segment.values()).containsExactly(0, 12.5, 0, 0);
    }
  }

  @Test
  void aFileThatIsCutShortThrowsAndDoesNotKill() throws Exception {
    PeerSegment peer = peer();
    try (Segment segment = Segment.map(peer.file());
        FileChannel channel = FileChannel.open(peer.file(), StandardOpenOption.WRITE)) {
      channel.truncate(0);
      assertThatThrownBy(() -> readForAWhile(segment)).isInstanceOf(InternalError.class);
    }
  }

  /** A compiled reader hears of its fault a moment later, not always in the call that made it. */
  private static void readForAWhile(Segment segment) {
    float[][] sound = new float[2][256];
    for (int i = 0; i < 10_000; i++) {
      segment.readInput(0, sound, 256);
    }
  }

  private PeerSegment peer() throws IOException {
    return new PeerSegment(folder, 1, PeerSegment.DENOISER, 48_000, 2, 2, 512, 1312, 0, 0, 0, 0);
  }
}

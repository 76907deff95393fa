package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends early is told from what is whole, in containers that don't say how long they are. */
class BrokenOffTest {

  private static final double FRAME_SECONDS = 1152.0 / 48_000;

  @TempDir Path folder;

  /** Frames of 48 kHz and 128 kbit/s, all of the same size. */
  private byte[][] frames(int count) throws Exception {
    Path mp3 = folder.resolve("sound.mp3");
    AudioRoundTripTest.write(
        mp3,
        Encoding.MP3.withBitsPerSecond(128_000),
        AudioRoundTripTest.music(1, 1152 * count, 48_000),
        48_000);
    byte[] bytes = Files.readAllBytes(mp3);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int first = text.indexOf("\u00ff\u00fb", Math.max(text.indexOf("Info"), text.indexOf("Xing")));
    return ProgramStream.frames(Arrays.copyOfRange(bytes, first, bytes.length), 384);
  }

  @Test
  void aBroadcastWithAGapIsReadToItsEnd() throws Exception {
    ProgramStream broadcast = new ProgramStream();
    byte[][] frames = frames(100);
    for (int i = 0; i < frames.length; i++) {
      double gap = i < 50 ? 0 : 0.5;
      broadcast.packet(ProgramStream.FIRST_STREAM, 1 + i * FRAME_SECONDS + gap, frames[i]);
    }
    AudioClip clip = AudioReader.readAll(broadcast.write(folder.resolve("broadcast.mpg")));
    assertThat(clip.frames()).isBetween(1152 * (frames.length - 2), 1152 * frames.length);
  }

  @Test
  void ofSeveralTracksTheFirstIsRead() throws Exception {
    ProgramStream both = new ProgramStream();
    byte[][] frames = frames(60);
    for (int i = 0; i < frames.length; i++) {
      both.packet(ProgramStream.FIRST_STREAM, 1 + i * FRAME_SECONDS, frames[i]);
      both.packet(ProgramStream.FIRST_STREAM + 1, 1 + i * FRAME_SECONDS, frames[0]);
    }
    AudioClip clip = AudioReader.readAll(both.write(folder.resolve("both.mpg")));
    assertThat(clip.frames()).isBetween(1152 * (frames.length - 2), 1152 * frames.length);
  }

  /** To FFmpeg a block of unknown length is an input error where it can't look for its end. */
  @Test
  void whatCannotBeReadIsNoEnd() throws Exception {
    byte[] voc = new byte[26 + 20 * (6 + 8_000) + 4 + 4_000];
    Arrays.fill(voc, (byte) 0x90);
    ByteBuffer file = ByteBuffer.wrap(voc).order(ByteOrder.LITTLE_ENDIAN);
    file.put("Creative Voice File\u001a".getBytes(StandardCharsets.ISO_8859_1));
    file.putShort((short) 26).putShort((short) 0x10A).putShort((short) 0x1129);
    for (int block = 0; block < 20; block++) {
      file.putInt(1 | 8_002 << 8).put((byte) 131).put((byte) 0).position(file.position() + 8_000);
    }
    file.putInt(1);
    Path pipe = folder.resolve("sound.voc");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assumeThat(made).isZero();
    Thread writer = new Thread(() -> write(pipe, voc));
    writer.start();
    assertThatThrownBy(() -> AudioReader.readAll(pipe))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("sound.voc: cannot be read to its end");
    writer.join();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      // The reader has given up by then.
    }
  }
}

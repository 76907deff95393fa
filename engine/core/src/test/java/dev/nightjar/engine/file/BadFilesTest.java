package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesTest {
  /** How a file says that it isn't whole, whatever the format. */
  private static final String CUT_OFF_OR_DAMAGED = "cut off|damaged|not a sound file|no sound";

  @TempDir Path folder;

  private Path sound(Encoding.Format format) throws Exception {
    Path file = folder.resolve(format + ".sound");
    AudioRoundTripTest.write(
        file, new Encoding(format, 0, false), AudioRoundTripTest.music(2, 96_000, 48_000), 48_000);
    return file;
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> AudioReader.readAll(file))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageFindingMatch(reason);
  }

  @Test
  void missingFilesDirectoriesAndEmptyFilesAreNamed() throws Exception {
    assertRefused(folder.resolve("none.wav"), "does not exist");
    assertRefused(folder, "is a directory");
    assertRefused(Files.createFile(folder.resolve("empty.wav")), "is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "notes.wav", "notes.mp3", "notes.flac"})
  void textIsNoSound(String name) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "Dear diary,\n".repeat(500));
    assertRefused(file, "sound");
  }

  @Test
  void randomBytesAreNoSound() throws Exception {
    byte[] bytes = new byte[50_000];
    new Random(1).nextBytes(bytes);
    assertRefused(Files.write(folder.resolve("random.wav"), bytes), "sound");
  }

  @Test
  void aPlayListIsNotFollowed() throws Exception {
    Path secret = sound(Encoding.Format.WAV_16);
    Path list = folder.resolve("list.m3u8");
    Files.writeString(
        list, "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + secret + "\n#EXT-X-ENDLIST\n");
    assertRefused(list, "not a sound file");
  }

  @ParameterizedTest
  @EnumSource(Encoding.Format.class)
  void aFileCutInHalfIsRefused(Encoding.Format format) throws Exception {
    byte[] whole = Files.readAllBytes(sound(format));
    Path half = folder.resolve("half");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2 + 1));
    assertRefused(half, CUT_OFF_OR_DAMAGED);
  }

  @ParameterizedTest
  @EnumSource(Encoding.Format.class)
  void aFileThatEndsInItsHeaderIsRefused(Encoding.Format format) throws Exception {
    byte[] whole = Files.readAllBytes(sound(format));
    Path start = folder.resolve("start");
    Files.write(start, Arrays.copyOf(whole, 30));
    assertRefused(start, CUT_OFF_OR_DAMAGED);
  }

  @Test
  void aDamagedMiddleIsAnErrorAndNoShift() throws Exception {
    byte[] bytes = Files.readAllBytes(sound(Encoding.Format.FLAC_16));
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 20_000, (byte) 0x5a);
    assertRefused(Files.write(folder.resolve("damaged.flac"), bytes), "damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drms", "enca"})
  void protectedMusicIsCalledProtected(String sampleEntry) throws Exception {
    byte[] bytes = Files.readAllBytes(sound(Encoding.Format.M4A));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int entry = text.indexOf("mp4a", text.indexOf("stsd"));
    System.arraycopy(sampleEntry.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, entry, 4);
    assertRefused(Files.write(folder.resolve("bought.m4a"), bytes), "DRM");
  }

  @Test
  void aWaveFileWithoutSamplesIsAnEmptyClip() throws Exception {
    Path file = folder.resolve("silent.wav");
    AudioRoundTripTest.write(file, Encoding.WAV_16, new float[2][0], 44_100);
    AudioClip clip = AudioReader.readAll(file);
    assertThat(clip.frames()).isZero();
    assertThat(clip.channels()).isEqualTo(2);
    assertThat(clip.sampleRateHz()).isEqualTo(44_100);
  }

  @Test
  void namesThatLookLikeProtocolsAreFiles() throws Exception {
    Path file = folder.resolve("concat:a|b ünïcode.wav");
    AudioRoundTripTest.write(file, Encoding.WAV_16, new float[1][10], 8_000);
    assertThat(AudioReader.readAll(file).frames()).isEqualTo(10);
  }

  /** What sox, arecord and FFmpeg write as the size when they write to a pipe. */
  @ParameterizedTest
  @ValueSource(ints = {0x7fff_f000, 0x7fff_f000 - 36, 0x8000_0000, 0xffff_ffff, 0})
  void wavesFromAPipeAreReadToTheirEnd(int sizeBytes) throws Exception {
    byte[] bytes = Files.readAllBytes(sound(Encoding.Format.WAV_16));
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(data + 4, sizeBytes);
    Path file = Files.write(folder.resolve("piped.wav"), bytes);
    assertThat(AudioReader.readAll(file).frames()).isEqualTo(96_000);
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.frames()).isIn(-1L, 96_000L);
    }
  }

  /** Quiet at a low bit rate, then loud at a high one, and no header that tells the length. */
  @Test
  void aWholeMp3WithoutALengthIsRead() throws Exception {
    byte[] quiet = mp3Frames("quiet.mp3", 32_000, new float[1][5 * 48_000]);
    byte[] loud = mp3Frames("loud.mp3", 320_000, AudioRoundTripTest.music(1, 96_000, 48_000));
    Path file = folder.resolve("varying.mp3");
    Files.write(file, quiet);
    Files.write(file, loud, StandardOpenOption.APPEND);
    assertThat(AudioReader.readAll(file).frames()).isBetween(7 * 48_000, 7 * 48_000 + 10_000);
  }

  /** What follows the first frame, which holds the length. */
  private byte[] mp3Frames(String name, int bitsPerSecond, float[][] sound) throws Exception {
    Path file = folder.resolve(name);
    AudioRoundTripTest.write(file, Encoding.MP3.withBitsPerSecond(bitsPerSecond), sound, 48_000);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int length = Math.max(text.indexOf("Info"), text.indexOf("Xing"));
    assertThat(length).isPositive();
    return Arrays.copyOfRange(bytes, text.indexOf("\u00ff\u00fb", length), bytes.length);
  }

  /** Ten hours, sparse on disk: 16-bit mono zeros behind a hand-made header. */
  @Test
  void hoursOfSoundStreamInBoundedMemory() throws Exception {
    long frames = 10 * 3600L * 8_000;
    Path file = sparseWave(2 * frames);
    float[][] block = new float[1][1 << 16];
    long heard = 0;
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.frames()).isEqualTo(frames);
      int count;
      while ((count = reader.read(block, 0, block[0].length)) >= 0) {
        heard += count;
      }
    }
    assertThat(heard).isEqualTo(frames);
  }

  /** Recorders that don't know RF64 write the size as far as 32 bits go. */
  @ParameterizedTest
  @ValueSource(longs = {(5L << 30), (9L << 30) + 2})
  void aWaveWhoseSizeDoesNotFitItsHeaderIsRefused(long soundBytes) throws Exception {
    assertRefused(sparseWave(soundBytes), "modulo 4 GiB");
  }

  @Test
  void aWaveFromAPipeMayBeOfAnySize() throws Exception {
    Path file = sparseWave(5L << 30);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(40);
      bytes.writeInt(-1);
    }
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.read(new float[1][10], 0, 10)).isEqualTo(10);
    }
  }

  private Path sparseWave(long soundBytes) throws Exception {
    Path file = folder.resolve("long.wav");
    int rateHz = 8_000;
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt((int) (36 + soundBytes));
    header.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
    header.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(2 * rateHz);
    header.putShort((short) 2).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt((int) soundBytes);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header.array());
      sparse.setLength(44 + soundBytes);
    }
    return file;
  }
}

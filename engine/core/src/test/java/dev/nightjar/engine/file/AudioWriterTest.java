package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.measure.SiSdr;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioWriterTest {
  private static final float[][] SOUND = {{0.5f, -0.5f, 0.25f}};

  @TempDir Path folder;

  @Test
  void anExistingFileIsKeptUnlessItMayBeReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("a.wav"), "precious");
    assertThatThrownBy(() -> AudioWriter.create(file, Encoding.WAV_16, 1, 8_000, false))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("a.wav: already exists");
    assertThat(file).hasContent("precious");

    try (AudioWriter writer = AudioWriter.create(file, Encoding.WAV_16, 1, 8_000, true)) {
      writer.write(SOUND, 0, 3);
      assertThat(file).hasContent("precious");
      writer.commit();
    }
    assertThat(AudioReader.readAll(file).samples()).isDeepEqualTo(SOUND);
  }

  @Test
  void aFileThatAppearedMeanwhileIsKept() throws Exception {
    Path file = folder.resolve("a.wav");
    try (AudioWriter writer = AudioWriter.create(file, Encoding.WAV_16, 1, 8_000, false)) {
      writer.write(SOUND, 0, 3);
      Files.writeString(file, "precious");
      assertThatThrownBy(writer::commit).hasMessageContaining("already exists");
    }
    assertThat(file).hasContent("precious");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void nothingIsLeftWithoutACommit() throws Exception {
    try (AudioWriter writer =
        AudioWriter.create(folder.resolve("a.flac"), Encoding.FLAC_16, 1, 8_000, false)) {
      writer.write(SOUND, 0, 3);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void targetsThatCannotBeAreNamed() {
    assertThatThrownBy(() -> AudioWriter.create(folder, Encoding.WAV_16, 1, 8_000, true))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("is a directory");
    Path lost = folder.resolve("none").resolve("a.wav");
    assertThatThrownBy(() -> AudioWriter.create(lost, Encoding.WAV_16, 1, 8_000, true))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("folder does not exist");
  }

  @Test
  void moreChannelsThanTheFormatHoldsAreRefused() throws Exception {
    assertThatThrownBy(
            () -> AudioWriter.create(folder.resolve("a.mp3"), Encoding.MP3, 3, 44_100, false))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("MP3 holds at most 2 channels, not 3; choose WAV");
    assertThatThrownBy(
            () -> AudioWriter.create(folder.resolve("a.wav"), Encoding.WAV_16, 65, 8_000, false))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("WAV holds at most 64 channels, not 65; split");
    assertThat(folder).isEmptyDirectory();
  }

  /** 3.0, 2.1, quadraphony, 4.0, 5.1 with side speakers, and not told. */
  @ParameterizedTest
  @CsvSource({
    "WAV_16, 3, 0x7",
    "WAV_16, 3, 0xb",
    "WAV_24, 4, 0x33",
    "WAV_FLOAT, 4, 0x107",
    "WAV_16, 6, 0x60f",
    "WAV_16, 4, 0x0",
    "WAV_FLOAT, 3, 0x0",
    "FLAC_16, 3, 0x7",
    "FLAC_16, 4, 0x33",
    "FLAC_24, 6, 0x60f"
  })
  void theSpeakersOfTheChannelsAreKept(Encoding.Format format, int channels, String speakers)
      throws Exception {
    Path file = folder.resolve("sound");
    float[][] sound = AudioRoundTripTest.music(channels, 100, 48_000);
    long mask = Long.decode(speakers);
    try (AudioWriter writer =
        AudioWriter.create(
            file, new Encoding(format, 0, false), channels, mask, 48_000, Map.of(), false)) {
      writer.write(sound, 0, 100);
      writer.commit();
    }
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.speakers()).isEqualTo(mask);
    }
  }

  /** Quadraphony, 2.1 and 4.0, where the format has another layout for as many channels. */
  @ParameterizedTest
  @CsvSource({"M4A, 4, 0x33", "M4A, 3, 0xb", "M4A, 7, 0x70f", "OPUS, 3, 0xb", "OPUS, 4, 0x107"})
  void speakersThatTheFormatDoesNotKnowAreRefused(
      Encoding.Format format, int channels, String speakers) throws Exception {
    Path file = folder.resolve("sound");
    Encoding encoding = new Encoding(format, 0, false);
    assertThatThrownBy(
            () ->
                AudioWriter.create(
                    file, encoding, channels, Long.decode(speakers), 48_000, Map.of(), false))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining(speakers)
        .hasMessageContaining("choose WAV or FLAC");
    assertThat(folder).isEmptyDirectory();
  }

  /** A tone of its own on each; that of a sub-woofer is low. */
  @ParameterizedTest
  @CsvSource({
    "M4A, 3, 0x0, 0x7",
    "M4A, 4, 0x107, 0x107",
    "M4A, 5, 0x607, 0x37",
    "M4A, 6, 0x60f, 0x3f",
    "M4A, 8, 0x63f, 0x63f",
    "OPUS, 3, 0x7, 0x7",
    "OPUS, 4, 0x33, 0x33",
    "OPUS, 5, 0x37, 0x37",
    "OPUS, 6, 0x60f, 0x3f",
    "OPUS, 7, 0x70f, 0x70f",
    "OPUS, 8, 0x0, 0x63f"
  })
  void everyChannelComesBackOnItsSpeaker(
      Encoding.Format format, int channels, String written, String read) throws Exception {
    Path file = folder.resolve("sound");
    float[][] sound = new float[channels][24_000];
    for (int channel = 0; channel < channels; channel++) {
      double hertz = channel == 3 ? 60 : 200 + 100 * channel;
      for (int i = 0; i < sound[channel].length; i++) {
        sound[channel][i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / 48_000));
      }
    }
    Encoding encoding = new Encoding(format, 64_000 * channels, false);
    try (AudioWriter writer =
        AudioWriter.create(
            file, encoding, channels, Long.decode(written), 48_000, Map.of(), false)) {
      writer.write(sound, 0, 24_000);
      writer.commit();
    }
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.speakers()).isEqualTo(Long.decode(read));
    }
    float[][] heard = AudioReader.readAll(file).samples();
    for (int channel = 0; channel < channels; channel++) {
      assertThat(SiSdr.db(sound[channel], heard[channel])).as("%d", channel).isGreaterThan(10);
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.Format.class)
  void tagsAreKept(Encoding.Format format) throws Exception {
    Map<String, String> tags = Map.of("title", "Nachtflüge", "artist", "A. Ziegenmelker");
    Path first = tagged("first", format, tags);
    Path again = tagged("again", format, tagsOf(first));
    assertThat(tagsOf(again)).containsExactlyInAnyOrderEntriesOf(tags);
  }

  @Test
  void theTimeCodeOfABroadcastIsKept() throws Exception {
    Map<String, String> tags =
        Map.of(
            "time_reference", "172800000",
            "originator", "Recorder",
            "origination_date", "2020-02-29",
            "description", "Scene 3");
    Map<String, String> first = tagsOf(tagged("take", Encoding.Format.WAV_24, tags));
    assertThat(first).containsEntry("time_reference", "172800000").containsValues("Scene 3");
    Path again = tagged("again", Encoding.Format.WAV_24, first);
    assertThat(tagsOf(again)).isEqualTo(first);
    String bytes = new String(Files.readAllBytes(again), StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("bext")).isPositive();
    assertThat(bytes.substring(bytes.indexOf("bext")))
        .contains("Scene 3", "Recorder", "2020-02-29");
  }

  @Test
  void whatIsTrueOfTheOldFileAloneIsNotKept() throws Exception {
    Map<String, String> tags = Map.of("title", "x", "REPLAYGAIN_TRACK_GAIN", "-7.5 dB");
    Path file = tagged("loud", Encoding.Format.FLAC_16, tags);
    assertThat(tagsOf(file)).containsExactly(Map.entry("title", "x"));
  }

  private Path tagged(String name, Encoding.Format format, Map<String, String> tags)
      throws Exception {
    Path file = folder.resolve(name);
    float[][] sound = AudioRoundTripTest.music(1, 4_800, 48_000);
    try (AudioWriter writer =
        AudioWriter.create(file, new Encoding(format, 0, false), 1, 0, 48_000, tags, false)) {
      writer.write(sound, 0, 4_800);
      writer.commit();
    }
    return file;
  }

  private static Map<String, String> tagsOf(Path file) throws Exception {
    try (AudioReader reader = AudioReader.open(file)) {
      return reader.tags();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void opusTakesEveryCountUpToEight(int channels) throws Exception {
    Path file = folder.resolve("a.opus");
    AudioRoundTripTest.write(
        file, Encoding.OPUS, AudioRoundTripTest.music(channels, 4_800, 48_000), 48_000);
    assertThat(AudioReader.readAll(file).channels()).isEqualTo(channels);
  }

  @Test
  void impossibleBitRatesAreRefusedAndLeaveNothing() throws Exception {
    Encoding encoding = Encoding.OPUS.withBitsPerSecond(100_000_000);
    assertThatThrownBy(
            () -> AudioWriter.create(folder.resolve("a.opus"), encoding, 1, 48_000, false))
        .isInstanceOf(AudioFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsLouderThanFullScaleClipsInIntegerFormatsOnly() throws Exception {
    float[][] loud = {{2, -2}};
    Path integers = folder.resolve("a.wav");
    AudioRoundTripTest.write(integers, Encoding.WAV_16, loud, 8_000);
    assertThat(AudioReader.readAll(integers).samples()[0]).containsExactly(32767 / 32768f, -1);
    Path floats = folder.resolve("b.wav");
    AudioRoundTripTest.write(floats, Encoding.WAV_FLOAT, loud, 8_000);
    assertThat(AudioReader.readAll(floats).samples()).isDeepEqualTo(loud);
  }

  @Test
  void theExtensionChoosesTheEncoding() throws Exception {
    assertThat(Encoding.forFile(Path.of("a.WAV"))).isEqualTo(Encoding.WAV_16);
    assertThat(Encoding.forFile(Path.of("b.c.flac"))).isEqualTo(Encoding.FLAC_16);
    assertThat(Encoding.forFile(Path.of("x.ogg"))).isEqualTo(Encoding.OPUS);
    assertThat(Encoding.forFile(Path.of("x.mp3"))).isEqualTo(Encoding.MP3);
    assertThat(Encoding.forFile(Path.of("x.m4a"))).isEqualTo(Encoding.M4A);
    assertThatThrownBy(() -> Encoding.forFile(Path.of("notes.txt")))
        .isInstanceOf(AudioFileException.class)
        .hasMessageContaining("name it .wav");
  }
}

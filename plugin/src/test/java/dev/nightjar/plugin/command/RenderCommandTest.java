package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.song.SongBytes;
import dev.nightjar.plugin.synth.SineInstruments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  @TempDir private Path folder;

  private final SineInstruments instruments = new SineInstruments(300);

  @Test
  void everyNoteSetsInAtItsFrame() throws Exception {
    // 1,001 ticks of a quarter note are half a second: 10 ticks are 239.76 frames.
    Path song =
        song(new SongBytes(0, 1_001).event(10, 0x90, 69, 127).event(1_001, 0x80, 69, 0).end(0));
    AudioClip clip = rendered(song, "--float32");
    assertThat(clip.sampleRateHz()).isEqualTo(48_000);
    assertThat(clip.channels()).isEqualTo(2);
    assertThat(firstSound(clip)).as("a sine begins with 0").isEqualTo(240 + 1);
    double expected = 0.1 * 0.5 * Math.sin(2 * Math.PI * 440 * 50 / 48_000);
    assertThat(clip.samples()[0][240 + 50]).isCloseTo((float) expected, within(1e-6f));
    assertThat(clip.frames()).as("ends where it is silent").isBetween(24_240, 24_340 + 4_096);
  }

  @Test
  void allSixteenChannelsAndTheirProgramsSound() throws Exception {
    SongBytes bytes = new SongBytes(1, 96);
    for (int channel = 0; channel < 16; channel++) {
      bytes.event(0, 0xc0 | channel, channel).note(192 * channel, channel, 60, 96).end(0);
    }
    AudioClip clip = rendered(song(bytes), "--float32");
    for (int channel = 0; channel < 16; channel++) {
      int from = 48_000 * channel;
      double left = energy(clip.samples()[0], from);
      double right = energy(clip.samples()[1], from);
      assertThat(right > left).isEqualTo(channel > 7);
      assertThat(left + right).isPositive();
    }
  }

  @Test
  void songsThatHoldTheirLastNotesEndAllTheSame() throws Exception {
    AudioClip clip =
        rendered(song(new SongBytes(0, 96).event(0, 0x90, 60, 100).end(96)), "--float32");
    assertThat(clip.frames()).isBetween(24_000, 24_000 + 4_196);
  }

  @Test
  void aTailThatIsTooLongFadesOutAndIsReported() throws Exception {
    Path song = song(new SongBytes(0, 96).event(0, 0x90, 60, 100).end(96));
    CommandRun run =
        CommandRun.of(
            instruments, "render", song, "-o", folder.resolve("a.wav"), "--tail", "0", "--float32");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("faded out while it still sounded; --tail allows more");
    AudioClip clip = AudioReader.readAll(folder.resolve("a.wav"));
    assertThat(clip.frames()).isEqualTo(24_000);
    assertThat(Math.abs(clip.samples()[0][23_999])).isLessThan(1e-4f);
  }

  @Test
  void gainIsInDecibelsAndClippingIsSaid() throws Exception {
    Path song = song(new SongBytes(0, 96).note(0, 0, 60, 96).end(0));
    AudioClip plain = rendered(song, "--float32");
    AudioClip softer = rendered(song, "--float32", "--gain", "-20");
    assertThat(softer.samples()[0][1_000])
        .isCloseTo(0.1f * plain.samples()[0][1_000], within(1e-7f));
    CommandRun loud =
        CommandRun.of(
            instruments, "render", song, "-o", folder.resolve("loud.wav"), "--gain", "24");
    assertThat(loud.err()).contains("loud.wav: peaks reach +1.9 dB", "less --gain");
    CommandRun floats =
        CommandRun.of(
            instruments,
            "render",
            song,
            "-o",
            folder.resolve("floats.wav"),
            "--gain",
            "24",
            "--float32");
    assertThat(floats.err()).doesNotContain("peaks");
  }

  @Test
  void aFolderOfSongsBecomesAFolderOfSounds() throws Exception {
    Path songs = Files.createDirectories(folder.resolve("songs/more"));
    byte[] bytes = new SongBytes(0, 96).note(0, 3, 60, 96).end(0).bytes();
    Files.write(songs.resolve("a.mid"), bytes);
    Files.write(songs.resolveSibling("b.MIDI"), bytes);
    Files.write(songs.resolveSibling("broken.mid"), new byte[] {1, 2, 3});
    Files.write(songs.resolveSibling("cover.png"), bytes);
    CommandRun run =
        CommandRun.of(
            instruments,
            "render",
            folder.resolve("songs"),
            "-o",
            folder.resolve("out"),
            "--flac",
            "--rate",
            "44100",
            "-j",
            "2",
            "--json");
    assertThat(run.status()).isEqualTo(1);
    JsonNode results = new ObjectMapper().readTree(run.out());
    assertThat(results).hasSize(3);
    assertThat(results.findValuesAsText("output"))
        .containsExactly(
            folder.resolve("out/b.flac").toString(), folder.resolve("out/more/a.flac").toString());
    assertThat(results.get(0).get("notes").asInt()).isEqualTo(1);
    assertThat(results.get(0).get("songSeconds").asDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(run.err()).contains("broken.mid: is no MIDI file");
    assertThat(AudioReader.readAll(folder.resolve("out/more/a.flac")).sampleRateHz())
        .isEqualTo(44_100);
    assertThat(instruments.opened()).hasSize(2).allMatch(instrument -> instrument.voices() == 0);
  }

  @Test
  void resultsAreOnlyReplacedWhenToldTo() throws Exception {
    Path song = song(new SongBytes(0, 96).note(0, 0, 60, 96).end(0));
    Path out = folder.resolve("there.wav");
    Files.writeString(out, "mine");
    CommandRun run = CommandRun.of(instruments, "render", song, "-o", out);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("there.wav: already exists");
    assertThat(out).hasContent("mine");
    assertThat(CommandRun.of(instruments, "render", song, "-o", out, "--force").status()).isZero();
  }

  @Test
  void presetAndTuningReachTheInstrument() throws Exception {
    Path song = song(new SongBytes(0, 96).note(0, 0, 60, 96).end(0));
    rendered(song, "--preset", "Plain sine", "--tuning", "a.scl", "--polyphony", "5");
    assertThat(instruments.asked().preset()).isEqualTo("Plain sine");
    assertThat(instruments.asked().tuning()).isEqualTo(Path.of("a.scl"));
    assertThat(instruments.asked().polyphony()).isEqualTo(5);
    CommandRun unknown = CommandRun.of(instruments, "render", song, "--preset", "kazoo");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("No preset is called \"kazoo\".");
    CommandRun listed = CommandRun.of(instruments, "render", "--list-presets");
    assertThat(listed.out().lines())
        .containsExactly("Plain sine  test  A sine.", "Sine        test  Another sine.");
  }

  @Test
  void aSongWithNotesThatCannotBeRenderedIsNotKept() throws Exception {
    Path song = song(new SongBytes(0, 96).note(0, 0, 0, 96).note(0, 0, 60, 96).end(0));
    CommandRun run = CommandRun.of(instruments, "render", song, "-o", folder.resolve("a.wav"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("song.mid: 1 note could not be rendered");
    assertThat(folder.toFile().list()).containsExactly("song.mid");
  }

  @Test
  @Timeout(30)
  void anInterruptionLeavesNoPiecesBehind() throws Exception {
    Path song = song(new SongBytes(0, 1).event(0, 0x90, 60, 100).end(20_000));
    AtomicReference<CommandRun> run = new AtomicReference<>();
    Thread rendering =
        new Thread(
            () ->
                run.set(CommandRun.of(instruments, "render", song, "-o", folder.resolve("a.wav"))));
    rendering.start();
    while (folder.toFile().list().length == 1) {
      Thread.sleep(1);
    }
    rendering.interrupt();
    rendering.join();
    assertThat(run.get().status()).isEqualTo(130);
    assertThat(run.get().err()).contains("interrupted");
    assertThat(folder.toFile().list()).containsExactly("song.mid");
  }

  @Test
  void badUsageIsSaid() {
    CommandRun mapping =
        CommandRun.of(instruments, "render", "a.mid", "--keyboard-mapping", "a.kbm");
    assertThat(mapping.status()).isEqualTo(2);
    assertThat(mapping.err()).contains("--keyboard-mapping needs a scale");
    assertThat(CommandRun.of(instruments, "render").status()).isEqualTo(2);
    CommandRun rate = CommandRun.of(instruments, "render", "a.mid", "--rate", "7");
    assertThat(rate.status()).isEqualTo(2);
    assertThat(rate.err()).contains("rate must be 8000 to 192000, not 7");
    assertThat(CommandRun.of(instruments, "render", "none.mid").err())
        .contains("There is no none.mid");
    assertThat(CommandRun.of("render", "--list-presets").status()).isZero();
  }

  @Test
  void songsThatAreTooLongAreRefused() throws Exception {
    Path song = song(new SongBytes(0, 1).end(250));
    CommandRun run =
        CommandRun.of(
            instruments, "render", song, "-o", folder.resolve("a.wav"), "--max-minutes", "2");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("song.mid: lasts longer than 2 minutes");
    assertThat(folder.resolve("a.wav")).doesNotExist();
  }

  private Path song(SongBytes bytes) throws Exception {
    return Files.write(folder.resolve("song.mid"), bytes.bytes());
  }

  private AudioClip rendered(Path song, Object... options) throws Exception {
    Path out = folder.resolve("rendered.wav");
    Object[] words = new Object[options.length + 5];
    words[0] = "render";
    words[1] = song;
    words[2] = "-o";
    words[3] = out;
    words[4] = "--force";
    System.arraycopy(options, 0, words, 5, options.length);
    CommandRun run = CommandRun.of(instruments, words);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().trim()).isEqualTo(out.toString());
    return AudioReader.readAll(out);
  }

  private static int firstSound(AudioClip clip) {
    int frame = 0;
    while (clip.samples()[0][frame] == 0) {
      frame++;
    }
    return frame;
  }

  private static double energy(float[] samples, int from) {
    double sum = 0;
    for (int i = from; i < Math.min(samples.length, from + 24_000); i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }
}

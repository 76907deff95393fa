package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.song.MidiFile;
import dev.nightjar.plugin.song.Song;
import dev.nightjar.plugin.song.SongBytes;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A song played live is, sample for sample, the song rendered. */
@Timeout(60)
class PlayEqualsRenderTest {
  private static final int LATENCY_FRAMES = 345;

  @TempDir private static Path folder;

  private static Song song;
  private static AudioClip rendered;

  @BeforeAll
  static void aSongIsRendered() throws Exception {
    Random random = new Random(5);
    SongBytes bytes = new SongBytes(1, 480);
    for (int track = 0; track < 16; track++) {
      bytes.tempo(random.nextInt(50), 300_000 + random.nextInt(300_000));
      for (int note = 0; note < 12; note++) {
        bytes
            .event(random.nextInt(100), 0xc0 | track, random.nextInt(128))
            .note(random.nextInt(200), track, 30 + random.nextInt(60), 1 + random.nextInt(300));
      }
      bytes.end(0);
    }
    Path file = Files.write(folder.resolve("song.mid"), bytes.bytes());
    Path wav = folder.resolve("song.wav");
    CommandRun run =
        CommandRun.of(new SineInstruments(LATENCY_FRAMES), "render", file, "-o", wav, "--float32");
    assertThat(run.status()).as(run.err()).isZero();
    rendered = AudioReader.readAll(wav);
    song = MidiFile.read(file, 600);
  }

  @ParameterizedTest
  @CsvSource({"64,false,1", "128,false,1", "100,false,1", "333,true,1", "1024,true,2", "16,true,3"})
  void whateverTheBlocks(int blockFrames, boolean changing, int engineBlocks) throws Exception {
    MemoryOutput output = new MemoryOutput(blockFrames, changing, rendered.frames() + 48_000);
    SynthSettings settings =
        new SynthSettings(
            BackendKind.JAVA,
            null,
            48_000,
            blockFrames,
            4,
            engineBlocks,
            MidiFilter.ALL,
            Sound.GENERAL_MIDI,
            0,
            song,
            0);
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    SynthSession session =
        new SynthSession(
            settings,
            () -> new Backend(output, null),
            new SineInstruments(LATENCY_FRAMES),
            List::of,
            "",
            new StatusDisplay(new Console(nowhere, nowhere, false), System::nanoTime));
    SynthReport report = session.run();
    assertThat(report.lateFrames()).isZero();
    assertThat(report.notes()).isEqualTo(song.notes());
    for (int channel = 0; channel < 2; channel++) {
      float[] live =
          Arrays.copyOfRange(
              output.kept()[channel], LATENCY_FRAMES, LATENCY_FRAMES + rendered.frames());
      assertThat(live).isEqualTo(rendered.samples()[channel]);
    }
    assertThat(rendered.frames()).isGreaterThan(48_000);
  }
}

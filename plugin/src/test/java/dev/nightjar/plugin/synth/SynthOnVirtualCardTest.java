package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.live.AirRecording;
import dev.nightjar.plugin.live.VirtualCard;
import dev.nightjar.plugin.song.SongBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The instrument from end to end, on a sound card made of software. */
class SynthOnVirtualCardTest {
  private static final int NOTES = 12;
  private static final int COMPARED_FRAMES = 6_000;
  private static final int PERIOD_FRAMES = 24_000;

  /** Twice what dropouts may move a note. */
  private static final int MOST_LAG_FRAMES = 24_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void theCardCanRun() {
    VirtualCard.require();
  }

  @Test
  void aSongComesOutOfTheLoudspeakerAsItIsRendered() throws Exception {
    SongBytes bytes = new SongBytes(0, 480);
    for (int note = 0; note < NOTES; note++) {
      bytes.note(note == 0 ? 0 : 240, 0, 60 + 2 * note, 240);
    }
    Path song = Files.write(folder.resolve("song.mid"), bytes.end(0).bytes());
    Path wav = folder.resolve("song.wav");
    CommandRun run = CommandRun.of(new SineInstruments(0), "render", song, "-o", wav);
    assertThat(run.status()).as(run.err()).isZero();
    AudioClip rendered = AudioReader.readAll(wav);

    assertThat(play()).as(text("scene.txt") + text("messages.txt")).isZero();
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.at("/notes").asInt()).isEqualTo(NOTES);
    assertThat(report.at("/frames").asInt()).isGreaterThanOrEqualTo(rendered.frames());
    assertThat(report.at("/sampleRateHz").asInt()).isEqualTo(48_000);
    assertThat(text("messages.txt")).contains("Playing through");

    float[] air = AirRecording.read(folder.resolve("air.raw")).left();
    float[] sound = rendered.samples()[0];
    int start = Math.max(0, onset(air) - onset(sound) - MOST_LAG_FRAMES / 2);
    int whole = 0;
    for (int note = 0; note < NOTES; note++) {
      int from = note * PERIOD_FRAMES;
      float[] heard =
          Arrays.copyOfRange(air, start, start + from + COMPARED_FRAMES + MOST_LAG_FRAMES);
      AirRecording.Match match =
          AirRecording.find(sound, from, COMPARED_FRAMES, heard, MOST_LAG_FRAMES);
      whole += match.likeness() > 0.98 && Math.abs(match.gain() - 1) < 0.05 ? 1 : 0;
    }
    // A busy machine may cut notes by dropouts.
    assertThat(whole).as("whole notes").isGreaterThanOrEqualTo(NOTES / 3);
  }

  private static int onset(float[] samples) {
    int frame = 0;
    while (Math.abs(samples[frame]) < 1e-3) {
      frame++;
    }
    return frame;
  }

  private static int play() throws IOException, InterruptedException {
    Process process =
        VirtualCard.command(
                ChildJava.command(
                    SynthOnDevices.class,
                    folder.toString(),
                    "--block-size",
                    "480",
                    "--buffers",
                    "10",
                    "--engine-blocks",
                    "2"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("scene.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return process.exitValue();
    } finally {
      process.destroy();
    }
  }

  private static String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }
}

package dev.nightjar.plugin.synth;

import dev.nightjar.plugin.CommandRun;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A song played on the virtual card and recorded from its air, as a program under the card's
 * script.
 *
 * <p>Arguments: a folder with {@code song.mid}, whither {@code air.raw}, {@code report.json} and
 * {@code messages.txt} go; then options.
 */
public final class SynthOnDevices {
  private SynthOnDevices() {}

  /** Ends with the command's exit status. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Process recorder =
        new ProcessBuilder(
                "parec",
                "--device=card.monitor",
                "--channels=3",
                "--rate=48000",
                "--format=s16le",
                "--latency-msec=50")
            .redirectOutput(folder.resolve("air.raw").toFile())
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      Thread.sleep(500);
      List<String> words =
          new ArrayList<>(
              List.of(
                  "synth",
                  "--backend",
                  "java",
                  "--midi",
                  "none",
                  "--json",
                  "--play",
                  folder.resolve("song.mid").toString()));
      words.addAll(List.of(arguments).subList(1, arguments.length));
      CommandRun run = CommandRun.of(new SineInstruments(0), words.toArray());
      Files.writeString(folder.resolve("report.json"), run.out());
      Files.writeString(folder.resolve("messages.txt"), run.err());
      Thread.sleep(500);
      recorder.destroy();
      recorder.waitFor(5, TimeUnit.SECONDS);
      System.exit(run.status());
    } finally {
      recorder.destroyForcibly();
    }
  }
}

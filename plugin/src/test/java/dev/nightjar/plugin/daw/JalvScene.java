package dev.nightjar.plugin.daw;

import dev.nightjar.plugin.jack.DummyServer;
import dev.nightjar.plugin.jack.JackImpulses;
import dev.nightjar.plugin.jack.JackRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A plug-in in jalv on a JACK server of software, as a program: single samples go in, and the
 * frames at which they come out are recorded.
 *
 * <p>Arguments: the server's name, which {@code JACK_DEFAULT_SERVER} has too; a folder, whither
 * {@code sent.txt} and {@code heard.txt} go; jalv's own, of a plug-in that is bypassed.
 */
public final class JalvScene {
  private JalvScene() {}

  /** Ends with 0 when everything went its way. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Process server = DummyServer.start(arguments[0], folder);
    List<String> command =
        new ArrayList<>(List.of("timeout", "-k", "5", "60", "jalv", "-x", "-n", "guest"));
    command.addAll(List.of(arguments).subList(2, arguments.length));
    Process jalv =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("jalv.txt").toFile())
            .start();
    try {
      JackRecorder recorder = await("guest:out_left");
      try (recorder;
          JackImpulses impulses = new JackImpulses("guest:in_left")) {
        Thread.sleep(3_000);
        write(folder.resolve("heard.txt"), recorder.onsetFrames());
        write(folder.resolve("sent.txt"), impulses.sentFrames());
      }
    } finally {
      jalv.destroy();
      jalv.waitFor(10, TimeUnit.SECONDS);
      DummyServer.end(server);
    }
    System.exit(0);
  }

  private static JackRecorder await(String port) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        return new JackRecorder(port);
      } catch (Exception notYet) {
        if (tries == 50) {
          throw notYet;
        }
        Thread.sleep(200);
      }
    }
  }

  private static void write(Path file, List<Long> frames) throws Exception {
    Files.write(file, frames.stream().map(Object::toString).toList());
  }
}

package dev.nightjar.plugin.live;

import dev.nightjar.plugin.ChildJava;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What happens on the virtual card, as a program under its script: a recorder of the air, a live
 * session, a sound played into the microphone, keys typed at times.
 *
 * <p>Arguments: folder with {@code signal.wav}, whither {@code air.raw}, {@code report.json} and
 * {@code messages.txt} go; when to type b, in seconds after the sound begins; then the session's.
 */
public final class CardScene {
  private static final long SESSION_WARM_UP_MS = 2_500;
  private static final long MOST_SECONDS = 25;

  private CardScene() {}

  /** Ends with the session's exit status, or 99 when something did not end by itself. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    long bypassAtMs = Long.parseLong(arguments[1]);
    String[] session = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
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
    Process live =
        new ProcessBuilder(ChildJava.command(DelayOnDevices.class, session))
            .redirectOutput(folder.resolve("report.json").toFile())
            .redirectError(folder.resolve("messages.txt").toFile())
            .start();
    int status = 99;
    try {
      Thread.sleep(SESSION_WARM_UP_MS);
      Process player =
          new ProcessBuilder(
                  "paplay", "--device=microphone", folder.resolve("signal.wav").toString())
              .redirectError(Redirect.DISCARD)
              .start();
      Thread.sleep(bypassAtMs);
      type(live, "b\n");
      if (!player.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        player.destroyForcibly();
      }
      Thread.sleep(500);
      type(live, "q\n");
      if (live.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        status = live.exitValue();
      }
    } finally {
      live.destroyForcibly();
      recorder.destroy();
      recorder.waitFor(5, TimeUnit.SECONDS);
    }
    System.exit(status);
  }

  private static void type(Process live, String keys) throws IOException {
    OutputStream keyboard = live.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }
}

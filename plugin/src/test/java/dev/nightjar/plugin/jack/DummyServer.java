package dev.nightjar.plugin.jack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A JACK server without a sound card. */
public final class DummyServer {
  private DummyServer() {}

  /**
   * Starts one and waits until it answers.
   *
   * @param name which {@code JACK_DEFAULT_SERVER} has too
   * @param folder whither its messages go, as {@code server.txt}
   */
  public static Process start(String name, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("jackd", "-r", "-n", name, "-d", "dummy", "-r", "48000", "-p", "256")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("server.txt").toFile()))
            .start();
    while (process.isAlive() && !JackOutput.serverRuns()) {
      Thread.sleep(50);
    }
    return process;
  }

  /** Ends it. */
  public static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}

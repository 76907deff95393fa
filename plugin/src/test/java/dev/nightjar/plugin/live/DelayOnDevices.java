package dev.nightjar.plugin.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * A live session with a plain delay, as a program of its own: channel 0 is delayed, channel 1 goes
 * past the engine, so that what comes out of the card shows the difference to the frame.
 *
 * <p>Arguments: input or "-", delay in frames, block, buffers, transport blocks, seconds.
 */
public final class DelayOnDevices {
  private DelayOnDevices() {}

  /** Ends with the exit status of a command: 0 done, 1 failed with a message. */
  public static void main(String[] arguments) throws InterruptedException {
    Console console =
        new Console(
            new PrintWriter(System.out, true, UTF_8),
            new PrintWriter(System.err, true, UTF_8),
            false);
    LiveSettings settings =
        new LiveSettings(
            "-".equals(arguments[0]) ? null : arguments[0],
            null,
            2,
            48_000,
            Integer.parseInt(arguments[2]),
            Room.fixed(Integer.parseInt(arguments[3])),
            Room.fixed(Integer.parseInt(arguments[4])),
            Double.parseDouble(arguments[5]));
    UnaryOperator<BlockPath> pastTheEngine =
        path ->
            (in, out, frames) -> {
              path.process(in, out, frames);
              System.arraycopy(in[1], 0, out[1], 0, frames);
            };
    try {
      LiveEffect delay = new DelayEffect(Integer.parseInt(arguments[1]));
      LiveRun.run(
          console, settings, delay, false, pastTheEngine, report -> Json.print(console, report));
    } catch (IOException refused) {
      console.say(refused.getMessage());
      System.exit(1);
    }
  }
}

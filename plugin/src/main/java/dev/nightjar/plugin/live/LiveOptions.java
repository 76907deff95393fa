package dev.nightjar.plugin.live;

import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a live session; a command includes them with one mixin. */
public final class LiveOptions {
  private static final int BUFFERS = 4;
  private static final int TRANSPORT_BLOCKS = 2;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--live",
      description =
          "From the microphone to the loudspeaker instead of files. Keys: b bypasses, q ends.")
  private boolean live;

  @Option(
      names = "--input",
      paramLabel = "DEVICE",
      description = "Live: input by index or part of its name, see 'devices' (default: the first).")
  private String input;

  @Option(
      names = "--output",
      paramLabel = "DEVICE",
      description = "Live: output by index or part of its name (default: the first).")
  private String output;

  private enum Backend {
    JAVA,
    JACK
  }

  @Option(
      names = "--backend",
      paramLabel = "java|jack",
      defaultValue = "java",
      description =
          "Live: Java Sound, or JACK, which has its own rate and block (default: ${DEFAULT-VALUE}).")
  private Backend backend;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description =
          "Live: sample rate; another if the devices refuse it (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Live: channels to process (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--block",
      paramLabel = "FRAMES",
      defaultValue = "256",
      description = "Live: frames at once (default: ${DEFAULT-VALUE}).")
  private int blockFrames;

  @Option(
      names = "--buffers",
      paramLabel = "N",
      description =
          "Live: blocks that each device buffers (default: 4, and more while sound is lost).")
  private Integer buffers;

  @Option(
      names = "--engine-blocks",
      paramLabel = "N",
      description =
          "Live: blocks of time that the engine has; 1 for light models on devices that give single blocks (default: 2, and more while it is late).")
  private Integer transportBlocks;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "Live: end after so long (default: not before q or Ctrl-C).")
  private double seconds;

  /** Whether a live session was asked for. */
  public boolean requested() {
    return live;
  }

  /** Refuses values out of range as bad usage. */
  public LiveSettings settings() {
    try {
      return new LiveSettings(
          input,
          output,
          channels,
          sampleRateHz,
          blockFrames,
          backend == Backend.JACK ? Room.fixed(BUFFERS) : room(buffers, BUFFERS),
          room(transportBlocks, TRANSPORT_BLOCKS),
          seconds);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage() + ".", outOfRange);
    }
  }

  private static Room room(Integer said, int first) {
    return said == null ? Room.growing(first) : Room.fixed(said);
  }

  /**
   * Runs a session at this process's terminal. [not real-time]
   *
   * @param json whether to print the report as JSON at the end
   * @return the exit status
   * @throws IOException with a sentence, if the devices or the effect can't be opened
   */
  public int run(LiveEffect effect, boolean json) throws IOException, InterruptedException {
    Console console = Console.of(spec.commandLine());
    LiveRun.run(
        console,
        settings(),
        effect,
        backend == Backend.JACK,
        report -> {
          if (json) {
            Json.print(console, report);
          }
        });
    return 0;
  }
}

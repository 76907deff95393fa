package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.OutputFormat;
import dev.nightjar.plugin.batch.OutputFormat.Kind;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How results are stored, as demucs names it. */
final class FormatOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup private final Container container = new Container();

  @ArgGroup private final Depth depth = new Depth();

  @Option(
      names = "--mp3-bitrate",
      paramLabel = "KBIT",
      defaultValue = "320",
      description = "Of MP3 results, in kbit/s (default: ${DEFAULT-VALUE}).")
  private int mp3Kilobits;

  /** One kind of file or the other. */
  private static final class Container {
    @Option(
        names = "--flac",
        description =
            "Write FLAC (default: what the name of -o says, else the kind of the input, WAV for MIDI).")
    private boolean flac;

    @Option(names = "--mp3", description = "Write MP3.")
    private boolean mp3;
  }

  /** One depth or the other. */
  private static final class Depth {
    @Option(
        names = "--int24",
        description =
            "Write 24-bit integers (default: 16; WAV keeps the floats of an input that has them).")
    private boolean int24;

    @Option(names = "--float32", description = "Write 32-bit floats.")
    private boolean float32;
  }

  OutputFormat format() {
    if (mp3Kilobits < 8 || mp3Kilobits > 320) {
      throw new ParameterException(
          spec.commandLine(), "--mp3-bitrate must be 8 to 320, not " + mp3Kilobits + ".");
    }
    if (depth.float32 && (container.flac || container.mp3)) {
      throw new ParameterException(spec.commandLine(), "--float32 is for WAV only.");
    }
    Kind kind = container.flac ? Kind.FLAC : container.mp3 ? Kind.MP3 : Kind.AS_NAMED;
    return new OutputFormat(kind, depth.int24, depth.float32, 1000 * mp3Kilobits);
  }
}

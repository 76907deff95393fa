package dev.nightjar.plugin.command;

import dev.nightjar.plugin.live.LiveSetup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Devices and buffers of a live session. */
final class LiveOptions {
  @Option(
      names = "--live",
      required = true,
      description = "Denoise a sound input and play the result, until q or Ctrl-C.")
  private boolean live;

  @Option(
      names = "--input",
      paramLabel = "DEVICE",
      description = "Input: index, name or part of it (default: the first; see: nightjar devices).")
  private String input;

  @Option(names = "--output", paramLabel = "DEVICE", description = "Output, likewise.")
  private String output;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description = "Sample rate of both devices (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Channels to denoise (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--block",
      paramLabel = "FRAMES",
      defaultValue = "256",
      description = "Frames moved at a time (default: ${DEFAULT-VALUE}).")
  private int blockFrames;

  @Option(
      names = "--buffers",
      paramLabel = "N",
      defaultValue = "4",
      description = "Blocks that each device holds: more is safer and later (default: 4).")
  private int buffers;

  @Option(names = "--seconds", paramLabel = "S", description = "End by itself after so much sound.")
  private Double seconds;

  boolean wanted() {
    return live;
  }

  LiveSetup setup(CommandSpec spec) {
    try {
      return new LiveSetup(input, output, sampleRateHz, channels, blockFrames, buffers);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Frames after which the session ends; -1 for never. */
  long mostFrames() {
    return seconds == null ? -1 : Math.round(seconds * sampleRateHz);
  }
}

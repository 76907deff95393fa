package dev.nightjar.plugin.command;

import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.song.MidiFile;
import dev.nightjar.plugin.song.Song;
import dev.nightjar.plugin.synth.InstrumentOpener;
import dev.nightjar.plugin.synth.SynthRun;
import dev.nightjar.plugin.synth.SynthSettings;
import dev.nightjar.plugin.synth.SynthSettings.BackendKind;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the instrument live. */
@Command(
    name = "synth",
    description = {
      "Play the instrument live, from MIDI keyboards, the computer's keys or a MIDI file.",
      "All MIDI inputs are heard, also those that are plugged in later."
    })
public final class SynthCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final String NONE = "none";
  private static final double LONGEST_SONG_SECONDS = 24 * 3600;

  private final InstrumentOpener opener;

  @Spec private CommandSpec spec;

  @Option(
      names = "--play",
      paramLabel = "SONG",
      description = "Play this MIDI file, and end when it has faded.")
  private Path song;

  @Option(
      names = "--midi",
      paramLabel = "NAME|all|none",
      defaultValue = ALL,
      description =
          "MIDI inputs whose names contain this, see 'devices' (default: ${DEFAULT-VALUE}).")
  private String midi;

  @Option(
      names = "--channel",
      paramLabel = "N",
      defaultValue = "0",
      description = "Hear only this MIDI channel, 1 to 16 (default: all).")
  private int channel;

  @Option(
      names = "--keyboard",
      description = "Play with the computer's keys: two rows of them are a piano.")
  private boolean keyboard;

  @Option(
      names = "--backend",
      paramLabel = "java|jack|auto",
      defaultValue = "auto",
      description =
          "Java Sound, JACK with its MIDI, or JACK if its server runs (default: ${DEFAULT-VALUE}).")
  private BackendKind backend;

  @Option(
      names = {"--device", "--output"},
      paramLabel = "DEVICE",
      description =
          "Output by index or part of its name, see 'devices'; for JACK part of its ports' names (default: the first).")
  private String device;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description =
          "Sample rate; another if the device refuses it; JACK has its own (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @Option(
      names = {"--block-size", "--block"},
      paramLabel = "FRAMES",
      defaultValue = "128",
      description = "Frames at once; JACK has its own (default: ${DEFAULT-VALUE}).")
  private int blockFrames;

  @Option(
      names = "--buffers",
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Blocks that a Java Sound device buffers; more against underruns (default: ${DEFAULT-VALUE}).")
  private int buffers;

  @Option(
      names = "--engine-blocks",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Blocks of time that the engine has; more against underruns (default: ${DEFAULT-VALUE}).")
  private int engineBlocks;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "End after so long (default: at q or Ctrl-C; with --keyboard only at Ctrl-C).")
  private double seconds;

  @Option(names = "--json", description = "Print a report as JSON at the end.")
  private boolean json;

  @Mixin private InstrumentOptions instrument;

  /** With the instrument to play. */
  public SynthCommand(InstrumentOpener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws Exception {
    if (instrument.listRequested()) {
      instrument.list(opener, json);
      return 0;
    }
    Console console = Console.of(spec.commandLine());
    SynthRun.run(
        console,
        settings(),
        opener,
        keyboard,
        report -> {
          if (json) {
            Json.print(console, report);
          }
        });
    return 0;
  }

  private SynthSettings settings() throws IOException {
    if (channel < 0 || channel > 16) {
      throw new ParameterException(
          spec.commandLine(), "--channel must be 1 to 16, not " + channel + ".");
    }
    Song played = song == null ? null : MidiFile.read(song, LONGEST_SONG_SECONDS);
    try {
      return new SynthSettings(
          backend,
          device,
          sampleRateHz,
          blockFrames,
          buffers,
          engineBlocks,
          filter(),
          instrument.sound(),
          instrument.gainDb(),
          played,
          seconds);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage() + ".", outOfRange);
    }
  }

  private MidiFilter filter() {
    if (midi.equalsIgnoreCase(NONE)) {
      return null;
    }
    return new MidiFilter(midi.equalsIgnoreCase(ALL) ? "" : midi, channel - 1);
  }
}

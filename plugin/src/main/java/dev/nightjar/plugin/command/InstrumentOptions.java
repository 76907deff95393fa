package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.Provider;
import dev.nightjar.plugin.synth.InstrumentOpener;
import dev.nightjar.plugin.synth.InstrumentOpener.PresetEntry;
import dev.nightjar.plugin.synth.SingInstruments;
import dev.nightjar.plugin.synth.Sound;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the instrument sounds. */
final class InstrumentOptions {
  private static final int MOST_POLYPHONY = 512;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-n", "--model"},
      paramLabel = "MODEL",
      defaultValue = SingInstruments.SHIPPED,
      description =
          "A model of instruments, or a package of them: folder or zip (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "fp16|int8",
      defaultValue = SingInstruments.PRECISION,
      description = "Precision of the weights (default: ${DEFAULT-VALUE}).")
  private String precision;

  @Option(
      names = "--provider",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "auto",
      description = "Where to compute (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(
      names = {"-p", "--preset"},
      paramLabel = "NAME|FILE",
      description =
          "Play everything with this preset, by its name or JSON file (default: what the MIDI programs ask for).")
  private String preset;

  @Option(names = "--list-presets", description = "List the presets, and end.")
  private boolean listPresets;

  @Option(
      names = "--tuning",
      paramLabel = "FILE",
      description = "A Scala scale (.scl) instead of equal temperament.")
  private Path tuning;

  @Option(
      names = "--keyboard-mapping",
      paramLabel = "FILE",
      description = "A Scala keyboard mapping (.kbm) for the scale.")
  private Path keyboardMapping;

  @Option(
      names = "--polyphony",
      paramLabel = "N",
      defaultValue = "0",
      description = "Voices at most, 1 to 512 (default: 64).")
  private int polyphony;

  @Option(
      names = "--gain",
      paramLabel = "DB",
      defaultValue = "0",
      description = "Louder or softer by so much (default: ${DEFAULT-VALUE}).")
  private double gainDb;

  Sound sound() {
    if (polyphony < 0 || polyphony > MOST_POLYPHONY) {
      throw new ParameterException(
          spec.commandLine(),
          "--polyphony must be 1 to %d, not %d.".formatted(MOST_POLYPHONY, polyphony));
    }
    if (keyboardMapping != null && tuning == null) {
      throw new ParameterException(
          spec.commandLine(), "--keyboard-mapping needs a scale to map: give --tuning too.");
    }
    return new Sound(
        model,
        precision.toLowerCase(Locale.ROOT),
        provider,
        preset,
        tuning,
        keyboardMapping,
        polyphony);
  }

  double gainDb() {
    return gainDb;
  }

  boolean listRequested() {
    return listPresets;
  }

  /** Prints what there is to choose from. */
  void list(InstrumentOpener opener, boolean json) throws IOException {
    Console console = Console.of(spec.commandLine());
    List<PresetEntry> presets = opener.presets();
    if (json) {
      Json.print(console, presets);
      return;
    }
    int name = width(presets.stream().map(PresetEntry::name).toList());
    int category = width(presets.stream().map(PresetEntry::category).toList());
    for (PresetEntry entry : presets) {
      console
          .out()
          .printf(
              "%-" + name + "s  %-" + category + "s  %s%n",
              entry.name(),
              entry.category(),
              entry.description());
    }
    console.out().flush();
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(1);
  }
}

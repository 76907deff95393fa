package dev.nightjar.train.command;

import dev.nightjar.train.denoiser.LearningData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a denoiser learns from and is judged by. */
final class DataOptions {

  @ArgGroup(multiplicity = "1")
  SoundFolders sounds;

  @Option(names = "--validation-items", defaultValue = "64", description = "Held-out examples.")
  int validationItems;

  @Option(names = "--cache", description = "Folder for decoded sounds (default: OUT/cache).")
  Path cache;

  /** Finds and, where need be, decodes the files. */
  LearningData open(Path out, int rateHz, long seed, Consumer<String> log) throws IOException {
    return sounds.open(
        cache == null ? out.resolve("cache") : cache,
        new LearningData.Opening(rateHz, validationItems, seed, log));
  }
}

package dev.nightjar.train.command;

import dev.nightjar.train.denoiser.LearningData;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a denoiser learns from: speech and noise to mix, or ready-made pairs. */
final class SoundFolders {

  @ArgGroup(exclusive = false)
  Parts parts;

  @ArgGroup(exclusive = false)
  Pairs pairs;

  /** Speech and noise. */
  static final class Parts {
    @Option(names = "--speech", required = true, description = "Folder of clean speech.")
    Path speech;

    @Option(names = "--noise", required = true, description = "Folder of noise.")
    Path noise;
  }

  /** Pairs. */
  static final class Pairs {
    @Option(
        names = "--clean",
        required = true,
        description = "Folder of clean speech, with files named as in --noisy or by fileid_N.")
    Path clean;

    @Option(names = "--noisy", required = true, description = "Folder of the same in noise.")
    Path noisy;
  }

  /** Finds and, where need be, decodes the files into {@code decoded}. */
  LearningData open(Path decoded, LearningData.Opening opening) throws IOException {
    return pairs == null
        ? LearningData.mixed(parts.speech, parts.noise, decoded, opening)
        : LearningData.paired(pairs.clean, pairs.noisy, opening);
  }
}

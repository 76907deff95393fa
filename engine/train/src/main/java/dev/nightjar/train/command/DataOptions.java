package dev.nightjar.train.command;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.data.MixSettings;
import dev.nightjar.train.data.Mixer;
import dev.nightjar.train.data.PairedFolder;
import dev.nightjar.train.data.SoundBank;
import dev.nightjar.train.data.SoundCache;
import dev.nightjar.train.data.SoundList;
import dev.nightjar.train.data.Split;
import dev.nightjar.train.data.ValidationSet;
import dev.nightjar.train.denoiser.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a denoiser learns from: speech and noise to mix, or ready-made pairs. */
final class DataOptions {

  /** Exponent on the duration of a voice that gives its weight: between equal and by duration. */
  private static final double BALANCE = 0.5;

  private static final int VALIDATION_SECONDS = 4;
  private static final int HELD_OUT_ONE_IN = 20;

  @ArgGroup(multiplicity = "1")
  Source source;

  @Option(names = "--validation-items", defaultValue = "64", description = "Held-out examples.")
  int validationItems;

  @Option(names = "--cache", description = "Folder for decoded sounds (default: OUT/cache).")
  Path cache;

  /** One of the two. */
  static final class Source {
    @ArgGroup(exclusive = false)
    Parts parts;

    @ArgGroup(exclusive = false)
    Pairs pairs;
  }

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

  /**
   * What to learn from and what to be judged by.
   *
   * @param training endless examples
   * @param validation held out
   */
  record Data(ExampleSource training, Validation validation) {}

  /** Finds and, where need be, decodes the files. */
  Data open(Path out, int rateHz, long seed, PrintWriter log) throws IOException {
    return source.pairs == null
        ? mixed(cache == null ? out.resolve("cache") : cache, rateHz, seed, log)
        : paired(rateHz, seed, log);
  }

  private Data mixed(Path decoded, int rateHz, long seed, PrintWriter log) throws IOException {
    Parts parts = source.parts;
    SoundBank voices = bank(decoded, parts.speech, "speech", Split.TRAIN, rateHz, log);
    SoundBank noises = bank(decoded, parts.noise, "noise", Split.TRAIN, rateHz, log);
    List<ValidationSet.Example> held =
        ValidationSet.build(
            bank(decoded, parts.speech, "speech", Split.VALID, rateHz, log),
            bank(decoded, parts.noise, "noise", Split.VALID, rateHz, log),
            validationItems,
            VALIDATION_SECONDS * rateHz,
            rateHz,
            seed);
    return new Data(
        new Mixer(voices, noises, MixSettings.defaults()),
        new Validation(
            held.stream().map(ValidationSet.Example::noisy).toList(),
            held.stream().map(ValidationSet.Example::clean).toList()));
  }

  private Data paired(int rateHz, long seed, PrintWriter log) throws IOException {
    List<PairedFolder.Pair> all = PairedFolder.find(source.pairs.clean, source.pairs.noisy);
    List<PairedFolder.Pair> learned = new ArrayList<>();
    List<PairedFolder.Pair> held = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (i % HELD_OUT_ONE_IN == 0 ? held : learned).add(all.get(i));
    }
    if (learned.isEmpty()) {
      throw new IOException(
          source.pairs.noisy + " has one pair only: a pair is held out, and none is left to learn");
    }
    log.printf("%d pairs to learn from, %d held out%n", learned.size(), held.size());
    PairedFolder judged = new PairedFolder(held, rateHz);
    List<float[]> noisy = new ArrayList<>();
    List<float[]> clean = new ArrayList<>();
    for (int i = 0; i < validationItems; i++) {
      noisy.add(new float[VALIDATION_SECONDS * rateHz]);
      clean.add(new float[VALIDATION_SECONDS * rateHz]);
      judged.fill(seed, i, noisy.get(i), clean.get(i));
    }
    return new Data(new PairedFolder(learned, rateHz), new Validation(noisy, clean));
  }

  private static SoundBank bank(
      Path decoded, Path folder, String kind, Split split, int rateHz, PrintWriter log)
      throws IOException {
    String name = kind + "-" + split.name().toLowerCase(Locale.ROOT);
    SoundBank bank =
        SoundCache.load(
            SoundList.find(folder, kind, split),
            decoded,
            name,
            rateHz,
            BALANCE,
            new SoundCache.Progress() {
              @Override
              public void decoded(int files, int ofFiles) {
                if (files % 500 == 0 || files == ofFiles) {
                  log.printf("%s: %d of %d files decoded%n", name, files, ofFiles);
                  log.flush();
                }
              }

              @Override
              public void skipped(AudioFileException reason) {
                log.println("skipped: " + reason.getMessage());
              }
            });
    log.printf("%s: %.2f h, %d groups%n", name, bank.hours(rateHz), bank.groups());
    return bank;
  }
}

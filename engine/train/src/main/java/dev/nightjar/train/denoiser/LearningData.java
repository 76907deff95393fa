package dev.nightjar.train.denoiser;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.data.MixSettings;
import dev.nightjar.train.data.Mixer;
import dev.nightjar.train.data.PairedFolder;
import dev.nightjar.train.data.SoundBank;
import dev.nightjar.train.data.SoundCache;
import dev.nightjar.train.data.SoundFile;
import dev.nightjar.train.data.SoundList;
import dev.nightjar.train.data.Split;
import dev.nightjar.train.data.ValidationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a denoiser learns from, and what it is judged by.
 *
 * @param training endless examples
 * @param validation held out
 * @param signature what tells it from other data, in a few words
 */
public record LearningData(ExampleSource training, Validation validation, String signature) {

  /** Exponent on the duration of a voice that gives its weight: between equal and by duration. */
  private static final double BALANCE = 0.5;

  private static final int VALIDATION_SECONDS = 4;
  private static final int HELD_OUT_ONE_IN = 20;

  /**
   * How it is opened.
   *
   * @param rateHz sample rate of all signals
   * @param validationItems held-out examples, 4 s each
   * @param seed of the held-out examples
   * @param log takes lines for people
   */
  public record Opening(int rateHz, int validationItems, long seed, Consumer<String> log) {}

  /**
   * Speech and noise, mixed when they are needed. [not real-time]
   *
   * @param snr of what is learned from; that of the held-out examples is always the same
   * @param decoded folder for decoded sounds
   * @throws IOException if a folder can't be read or holds no sounds
   */
  public static LearningData mixed(
      Path speech, Path noise, MixSettings.Snr snr, Path decoded, Opening opening)
      throws IOException {
    // All are found before the first is decoded: that takes long, and a missing one ends it.
    Sounds learnedSpeech = Sounds.find(speech, "speech", Split.TRAIN);
    Sounds learnedNoise = Sounds.find(noise, "noise", Split.TRAIN);
    Sounds heldSpeech = Sounds.find(speech, "speech", Split.VALID);
    Sounds heldNoise = Sounds.find(noise, "noise", Split.VALID);
    SoundBank voices = bank(decoded, learnedSpeech, opening);
    SoundBank noises = bank(decoded, learnedNoise, opening);
    List<ValidationSet.Example> held =
        ValidationSet.build(
            bank(decoded, heldSpeech, opening),
            bank(decoded, heldNoise, opening),
            opening.validationItems(),
            VALIDATION_SECONDS * opening.rateHz(),
            opening.rateHz(),
            opening.seed());
    return new LearningData(
        new Mixer(voices, noises, MixSettings.defaults(opening.rateHz()).with(snr)),
        new Validation(
            held.stream().map(ValidationSet.Example::noisy).toList(),
            held.stream().map(ValidationSet.Example::clean).toList()),
        signature(
                opening,
                List.of(learnedSpeech.files(), learnedNoise.files()),
                List.of(heldSpeech.files(), heldNoise.files()))
            + (snr.equals(MixSettings.Snr.DEFAULT)
                ? ""
                : ", at " + snr.lowDb() + " to " + snr.highDb() + " dB"));
  }

  private static String signature(
      Opening opening, List<List<SoundFile>> learned, List<List<SoundFile>> held)
      throws IOException {
    List<String> parts = new ArrayList<>();
    for (List<SoundFile> files : learned) {
      parts.add(SoundFile.signature(files));
    }
    parts.add("judged by " + opening.validationItems() + " examples of");
    for (List<SoundFile> files : held) {
      parts.add(SoundFile.signature(files));
    }
    return String.join(", ", parts);
  }

  /**
   * Ready-made pairs, one in twenty of them held out. [not real-time]
   *
   * @throws IOException if a folder can't be read or holds no two pairs
   */
  public static LearningData paired(Path clean, Path noisy, Opening opening) throws IOException {
    List<PairedFolder.Pair> all = PairedFolder.find(clean, noisy);
    List<PairedFolder.Pair> learned = new ArrayList<>();
    List<PairedFolder.Pair> held = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (i % HELD_OUT_ONE_IN == 0 ? held : learned).add(all.get(i));
    }
    if (learned.isEmpty()) {
      throw new IOException(
          noisy + " has one pair only: a pair is held out, and none is left to learn");
    }
    opening.log().accept(learned.size() + " pairs to learn from, " + held.size() + " held out");
    int rateHz = opening.rateHz();
    PairedFolder judged = new PairedFolder(held, rateHz, opening.log());
    List<float[]> inputs = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    for (int i = 0; i < opening.validationItems(); i++) {
      inputs.add(new float[VALIDATION_SECONDS * rateHz]);
      targets.add(new float[VALIDATION_SECONDS * rateHz]);
      judged.fill(opening.seed(), i, inputs.get(i), targets.get(i));
    }
    return new LearningData(
        new PairedFolder(learned, rateHz, opening.log()),
        new Validation(inputs, targets),
        signature(opening, List.of(files(learned)), List.of(files(held))));
  }

  private static List<SoundFile> files(List<PairedFolder.Pair> pairs) {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.clean(), pair.noisy()))
        .map(path -> new SoundFile(path, ""))
        .toList();
  }

  /** Files that are decoded into one bank. */
  private record Sounds(String name, List<SoundFile> files) {
    static Sounds find(Path folder, String kind, Split split) throws IOException {
      String name = kind + "-" + split.name().toLowerCase(Locale.ROOT);
      return new Sounds(name, SoundList.find(folder, kind, split));
    }
  }

  private static SoundBank bank(Path decoded, Sounds sounds, Opening opening) throws IOException {
    String name = sounds.name();
    Consumer<String> log = opening.log();
    SoundBank bank =
        SoundCache.load(
            sounds.files(),
            decoded,
            name,
            opening.rateHz(),
            BALANCE,
            new SoundCache.Progress() {
              @Override
              public void decoded(int files, int ofFiles) {
                if (files % 500 == 0 || files == ofFiles) {
                  log.accept(name + ": " + files + " of " + ofFiles + " files decoded");
                }
              }

              @Override
              public void skipped(AudioFileException reason) {
                log.accept("skipped: " + reason.getMessage());
              }
            });
    log.accept(
        String.format(
            Locale.ROOT,
            "%s: %.2f h, %d groups",
            name,
            bank.hours(opening.rateHz()),
            bank.groups()));
    return bank;
  }
}

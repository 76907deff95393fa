package dev.nightjar.train.experiment;

import static dev.nightjar.train.picture.PictureLayer.convolution;
import static dev.nightjar.train.picture.PictureLayer.dense;

import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.notes.Program;
import dev.nightjar.train.picture.CifarPictures;
import dev.nightjar.train.picture.IdxPictures;
import dev.nightjar.train.picture.NoteSpectrograms;
import dev.nightjar.train.picture.PictureLayer;
import dev.nightjar.train.picture.PictureLayer.Activation;
import dev.nightjar.train.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/**
 * Step sizes per layer, batch normalization and whitening on the convolutional network of Bottou's
 * lecture, which tells instruments apart by spectrograms of their notes, or digits, or CIFAR's
 * photographs.
 */
final class LayerScaling implements Experiment {

  private static final int BATCH = 64;
  private static final int EPOCHS = 12;
  private static final int NORMALIZED_EPOCHS = 2;

  /** Longer than the normalization that goes before whitening. */
  private static final int SEARCH_EPOCHS = 4;

  /** Every pitch of three octaves, so that pitch alone tells little. */
  private static final int LOWEST_PITCH = 48;

  private static final int HIGHEST_PITCH = 83;

  private static final List<String> INSTRUMENTS =
      List.of(
          "acoustic-grand-piano",
          "harpsichord",
          "marimba",
          "church-organ",
          "accordion",
          "nylon-guitar",
          "distortion-guitar",
          "violin",
          "harp",
          "choir-aahs",
          "trumpet",
          "french-horn",
          "alto-sax",
          "clarinet",
          "flute",
          "sitar");

  private static final PictureMethod SGD = PictureMethod.of("sgd", 0.1);

  private static final List<PictureMethod> METHODS =
      List.of(
          SGD,
          SGD.scaledPerLayer(0.3),
          SGD.normalized(EPOCHS, ", batch normalization"),
          SGD.whitening(0.1),
          SGD.whitening(0.1).normalized(NORMALIZED_EPOCHS, " after 2 normalized epochs"));

  @Override
  public String name() {
    return "layer-scaling";
  }

  @Override
  public String about() {
    return "steps per layer and whitening on spectrograms (Bottou); or --data MNIST or CIFAR";
  }

  @Override
  public List<String> files() {
    return PictureRace.files(name());
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException, InterruptedException {
    Optional<Path> data = conditions.inputs().data();
    Pictures.Split split;
    String title;
    if (data.isEmpty()) {
      split = spectrograms(conditions, results);
      title = "Spectrograms";
    } else if (Files.isDirectory(data.get())) {
      split = CifarPictures.read(data.get());
      title = "CIFAR-" + split.training().classes();
    } else {
      split = IdxPictures.read(data.get()).split();
      title = "Digits";
    }
    results.say(
        String.format(
            Locale.ROOT,
            "%s: %d pictures of %d x %d to train on, %d to test, %d classes",
            title,
            split.training().count(),
            split.training().form().height(),
            split.training().form().width(),
            split.test().count(),
            split.training().classes()));
    try (PointerScope scope = new PointerScope()) {
      PictureTask task = PictureTask.classify(split, layers(split.training().classes()), 0, BATCH);
      PictureRace.run(
          "layer-scaling",
          title,
          METHODS,
          task,
          conditions.times(SEARCH_EPOCHS, 0),
          conditions.times(EPOCHS, NORMALIZED_EPOCHS + 1),
          conditions.seed(),
          results);
    }
  }

  /** The lecture's network, with a penultimate layer of 16 units for 10 classes. */
  private static List<PictureLayer> layers(int classes) {
    return List.of(
        convolution(6, 5, 2),
        convolution(16, 5, 1),
        dense(84, Activation.RELU),
        dense(Math.max(16, 2 * classes), Activation.RELU),
        dense(classes, Activation.LINEAR));
  }

  private static Pictures.Split spectrograms(Conditions conditions, Results results)
      throws IOException {
    Inputs.Notes notes =
        conditions
            .inputs()
            .notes()
            .orElseThrow(
                () -> new IllegalArgumentException("layer-scaling needs --soundfont or --data"));
    int highest = conditions.effort() < 0.5 ? LOWEST_PITCH + 4 : HIGHEST_PITCH;
    List<Program> programs =
        Program.generalMidi().stream()
            .filter(program -> INSTRUMENTS.contains(program.instrument()))
            .map(
                program ->
                    new Program(
                        program.instrument(),
                        program.number(),
                        Math.max(LOWEST_PITCH, program.lowest()),
                        Math.min(Math.max(program.lowest() + 4, highest), program.highest())))
            .toList();
    try (NoteBank bank = notes.open(programs, results::say)) {
      return NoteSpectrograms.of(bank, conditions.seed());
    }
  }
}

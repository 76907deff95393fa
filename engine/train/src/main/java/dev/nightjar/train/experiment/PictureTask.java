package dev.nightjar.train.experiment;

import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.picture.PictureLayer;
import dev.nightjar.train.picture.PictureLoss;
import dev.nightjar.train.picture.PictureNetwork;
import dev.nightjar.train.picture.Pictures;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Pictures and what a network is to make of them; tensors live as long as the caller's scope.
 *
 * @param form of the pictures
 * @param layers of the network
 * @param penalty λ of the network
 * @param batch pictures in a step
 * @param training pictures and targets to learn from
 * @param test pictures and targets that are held out
 * @param loss of targets
 */
record PictureTask(
    Pictures.Form form,
    List<PictureLayer> layers,
    double penalty,
    int batch,
    Examples training,
    Examples test,
    Function<Tensor, PictureLoss> loss) {

  /** So many pictures are enough to know a loss. */
  private static final int LOOKED_AT = 2_000;

  private static final int PART = 500;

  /**
   * Pictures with what is wanted.
   *
   * @param pictures {@code [pictures][numbers]}
   * @param targets labels {@code [pictures]} or pictures
   */
  record Examples(Tensor pictures, Tensor targets) {

    int count() {
      return (int) pictures.size(0);
    }

    Examples pick(Tensor picked) {
      return new Examples(pictures.index_select(0, picked), targets.index_select(0, picked));
    }

    Examples narrow(int from, int count) {
      return new Examples(pictures.narrow(0, from, count), targets.narrow(0, from, count));
    }
  }

  /** To tell classes apart. */
  static PictureTask classify(
      Pictures.Split split, List<PictureLayer> layers, double penalty, int batch) {
    return new PictureTask(
        split.training().form(),
        layers,
        penalty,
        batch,
        labelled(split.training()),
        labelled(split.test()),
        PictureLoss::classes);
  }

  /** To make the picture again. */
  static PictureTask reconstruct(
      Pictures.Split split, List<PictureLayer> layers, double penalty, int batch) {
    Tensor training = pixels(split.training());
    Tensor test = pixels(split.test());
    return new PictureTask(
        split.training().form(),
        layers,
        penalty,
        batch,
        new Examples(training, training),
        new Examples(test, test),
        PictureLoss::likeness);
  }

  private static Examples labelled(Pictures pictures) {
    return new Examples(pixels(pictures), Tensor.create(pictures.labels(), pictures.count()));
  }

  private static Tensor pixels(Pictures pictures) {
    return Tensors.of(pictures.pixels(), pictures.count(), pictures.form().size());
  }

  /** Steps of an epoch. */
  int stepsPerEpoch() {
    return Math.max(2, training.count() / batch);
  }

  /** The mean loss over the first pictures, without the penalty, the network being in use. */
  double loss(PictureNetwork network, Examples examples) {
    int count = Math.min(LOOKED_AT, examples.count());
    double sum = 0;
    for (int from = 0; from < count; from += PART) {
      int part = Math.min(PART, count - from);
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Examples some = examples.narrow(from, part);
        Tensor value = loss.apply(some.targets()).of(network.forward(some.pictures()));
        sum += part * value.item_double();
      }
    }
    return sum / count;
  }

  /** The share of test pictures that are classified rightly, if classes are told apart. */
  double accuracy(PictureNetwork network) {
    double right = 0;
    for (int from = 0; from < test.count(); from += PART) {
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Examples some = test.narrow(from, Math.min(PART, test.count() - from));
        Tensor chosen = torch.argmax(network.forward(some.pictures()), new LongOptional(1), false);
        right += chosen.eq(some.targets()).sum().item_double();
      }
    }
    return right / test.count();
  }
}

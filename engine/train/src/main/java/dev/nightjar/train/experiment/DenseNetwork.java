package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.PerLayer;
import dev.nightjar.train.optimize.Whitening;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Dense layers with rectifiers between them, that classify. Weights and gradients lie in two flat
 * vectors, layer by layer, matrix before bias.
 */
final class DenseNetwork implements AutoCloseable {

  private final int[] widths;
  private final double penalty;
  private final Tensor values;
  private final Tensor gradient;
  private final List<Tensor> leaves = new ArrayList<>();

  /**
   * With random weights of deviation √(2 / inputs), and biases of 0.
   *
   * @param penalty λ: λ/2 times the squared weights, biases aside, is added to the loss
   * @param widths inputs, hidden units of each layer, classes
   */
  DenseNetwork(long seed, double penalty, int... widths) {
    this.widths = widths.clone();
    this.penalty = penalty;
    Random random = new Random(seed);
    long count = 0;
    for (int l = 1; l < widths.length; l++) {
      count += (widths[l - 1] + 1L) * widths[l];
    }
    float[] initial = new float[(int) count];
    int at = 0;
    for (int l = 1; l < widths.length; l++) {
      double deviation = Math.sqrt(2.0 / widths[l - 1]);
      for (int i = 0; i < widths[l - 1] * widths[l]; i++) {
        initial[at++] = (float) (deviation * random.nextGaussian());
      }
      at += widths[l];
    }
    values = Tensor.create(initial, count).retainReference();
    gradient = torch.zeros_like(values).retainReference();
    long offset = 0;
    for (int l = 1; l < widths.length; l++) {
      long weights = (long) widths[l - 1] * widths[l];
      leaves.add(leaf(offset, weights, widths[l], widths[l - 1]));
      leaves.add(leaf(offset + weights, widths[l], widths[l]));
      offset += weights + widths[l];
    }
  }

  private Tensor leaf(long offset, long count, long... shape) {
    Tensor leaf = values.narrow(0, offset, count).view(shape).detach().retainReference();
    leaf.set_requires_grad(true);
    leaf.mutable_grad().put(gradient.narrow(0, offset, count).view(shape));
    return leaf;
  }

  /** All weights; writing to them changes the network. */
  Tensor values() {
    return values;
  }

  /** The gradient that {@link #backward} left. */
  Tensor gradient() {
    return gradient;
  }

  /** One for each layer; pixels that hardly change count as of variance 0.01. */
  List<Whitening> whitenings(long quietSteps) {
    List<Whitening> whitenings = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      whitenings.add(new Whitening(torch.zeros(widths[l - 1]), 1, 0.95, 0.01, quietSteps));
    }
    return whitenings;
  }

  /** Its layers, each used once in an example. */
  List<PerLayer.Layer> layers() {
    List<PerLayer.Layer> layers = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      layers.add(new PerLayer.Layer((widths[l - 1] + 1L) * widths[l], 1, widths[l - 1]));
    }
    return layers;
  }

  /** Scores of the classes, {@code [examples][classes]}; takes note of what goes into layers. */
  private Tensor forward(Tensor inputs, List<Tensor> layerInputs) {
    Tensor x = inputs;
    for (int l = 0; l < leaves.size(); l += 2) {
      layerInputs.add(x);
      x = torch.addmm(leaves.get(l + 1), x, leaves.get(l).t());
      if (l + 2 < leaves.size()) {
        x = x.relu();
      }
    }
    return x;
  }

  /** The loss of a batch, its gradient left behind. */
  double backward(Tensor inputs, Tensor labels) {
    return backward(inputs, labels, List.of());
  }

  /**
   * The same, with the gradient of layers whose inputs are whitened, one for each layer or none.
   */
  double backward(Tensor inputs, Tensor labels, List<Whitening> whitenings) {
    try (PointerScope scope = new PointerScope()) {
      gradient.zero_();
      List<Tensor> layerInputs = new ArrayList<>();
      Tensor loss = torch.cross_entropy_loss(forward(inputs, layerInputs), labels);
      for (int l = 0; l < leaves.size(); l += 2) {
        loss = loss.add(leaves.get(l).square().sum(), new Scalar(penalty / 2));
      }
      loss.backward();
      try (NoGradGuard guard = new NoGradGuard()) {
        for (int l = 0; l < whitenings.size(); l++) {
          Tensor x = layerInputs.get(l).detach();
          whitenings.get(l).rescale(x, leaves.get(2 * l).grad(), leaves.get(2 * l + 1).grad());
        }
      }
      return loss.item_double();
    }
  }

  /** The mean cross entropy, and the share of examples that are classified rightly. */
  double[] lossAndAccuracy(Tensor inputs, Tensor labels) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor scores = forward(inputs, new ArrayList<>());
      Tensor chosen = torch.argmax(scores, new LongOptional(1), false);
      double right = chosen.eq(labels).sum().item_double();
      return new double[] {
        torch.cross_entropy_loss(scores, labels).item_double(), right / labels.numel()
      };
    }
  }

  @Override
  public void close() {
    leaves.forEach(Tensor::close);
    gradient.close();
    values.close();
  }
}

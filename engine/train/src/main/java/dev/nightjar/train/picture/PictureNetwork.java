package dev.nightjar.train.picture;

import dev.nightjar.train.optimize.Layer;
import dev.nightjar.train.optimize.Whitening;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions and dense layers one after another. Weights and gradients lie in two flat vectors,
 * layer by layer, weights before biases. [not real-time], one thread at a time.
 */
public final class PictureNetwork implements AutoCloseable {

  private final Pictures.Form form;
  private final List<PictureLayer> layers;
  private final double penalty;
  private final Tensor values;
  private final Tensor gradient;
  private final List<Tensor> leaves = new ArrayList<>();

  /** One for each layer but the last while they are normalized, else none. */
  private final List<BatchNormalization> normalizations = new ArrayList<>();

  /**
   * With random weights of deviation √(2 / fan-in), and biases of 0.
   *
   * @param penalty λ: λ/2 times the squared weights, biases aside, is added to the loss
   * @param form of the pictures
   * @throws IllegalArgumentException if a convolution is larger than its picture
   */
  public PictureNetwork(long seed, double penalty, Pictures.Form form, List<PictureLayer> layers) {
    this.form = form;
    this.layers = List.copyOf(layers);
    this.penalty = penalty;
    long count = layers().stream().mapToLong(Layer::weights).sum();
    Random random = new Random(seed);
    float[] initial = new float[(int) count];
    int at = 0;
    for (Layer layer : layers()) {
      double deviation = Math.sqrt(2.0 / layer.fanIn());
      long units = layer.weights() / (layer.fanIn() + 1);
      for (long i = 0; i < units * layer.fanIn(); i++) {
        initial[at++] = (float) (deviation * random.nextGaussian());
      }
      at += (int) units;
    }
    values = Tensor.create(initial, count).retainReference();
    gradient = torch.zeros_like(values).retainReference();
    long offset = 0;
    Pictures.Form inputs = form;
    for (PictureLayer layer : layers) {
      long weights = (long) layer.fanIn(inputs) * layer.units();
      leaves.add(
          layer.isDense()
              ? leaf(offset, weights, layer.units(), layer.fanIn(inputs))
              : leaf(
                  offset,
                  weights,
                  layer.units(),
                  inputs.channels(),
                  layer.kernel(),
                  layer.kernel()));
      leaves.add(leaf(offset + weights, layer.units(), layer.units()));
      offset += weights + layer.units();
      inputs = layer.pooled(inputs);
    }
  }

  private Tensor leaf(long offset, long count, long... shape) {
    Tensor leaf = values.narrow(0, offset, count).view(shape).detach().retainReference();
    leaf.set_requires_grad(true);
    leaf.mutable_grad().put(gradient.narrow(0, offset, count).view(shape));
    return leaf;
  }

  /** All weights; writing to them changes the network. */
  public Tensor values() {
    return values;
  }

  /** The gradient that {@link #backward} left. */
  public Tensor gradient() {
    return gradient;
  }

  /** Its layers as step sizes see them: a convolution's weight is used at every place. */
  public List<Layer> layers() {
    List<Layer> found = new ArrayList<>();
    Pictures.Form inputs = form;
    for (PictureLayer layer : layers) {
      Pictures.Form outputs = layer.outputs(inputs);
      if (outputs.height() < layer.pool() || outputs.width() < layer.pool()) {
        throw new IllegalArgumentException(layer + " is too large for " + inputs);
      }
      int fanIn = layer.fanIn(inputs);
      long share = (long) outputs.height() * outputs.width();
      found.add(new Layer((fanIn + 1L) * layer.units(), share, fanIn));
      inputs = layer.pooled(inputs);
    }
    return found;
  }

  /** One for each layer; inputs that hardly change count as of variance 0.01. */
  public List<Whitening> whitenings(long quietSteps) {
    return layers().stream()
        .map(l -> new Whitening(torch.zeros(l.fanIn()), l.share(), 0.95, 0.01, quietSteps))
        .toList();
  }

  /** From now on all layers but the last are normalized batch by batch. */
  public void normalize() {
    for (PictureLayer layer : layers.subList(0, layers.size() - 1)) {
      normalizations.add(new BatchNormalization(layer.units()));
    }
  }

  /** From now on none is, and weights are such that the network does what it did. */
  public void endNormalization() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (int l = 0; l < normalizations.size(); l++) {
        normalizations.get(l).foldInto(leaves.get(2 * l), leaves.get(2 * l + 1));
      }
    }
    normalizations.forEach(BatchNormalization::close);
    normalizations.clear();
  }

  /**
   * What the network makes of pictures, {@code [pictures][outputs]}, as in use and not in training.
   *
   * @param pictures {@code [pictures][numbers]}
   */
  public Tensor forward(Tensor pictures) {
    return forward(pictures, false, new ArrayList<>());
  }

  private Tensor forward(Tensor pictures, boolean training, List<Tensor> layerInputs) {
    Tensor x =
        layers.get(0).isDense()
            ? pictures
            : pictures.view(-1, form.channels(), form.height(), form.width());
    for (int l = 0; l < layers.size(); l++) {
      PictureLayer layer = layers.get(l);
      if (layer.isDense() && x.dim() > 2) {
        x = x.flatten(1, -1);
      }
      layerInputs.add(x);
      Tensor weight = leaves.get(2 * l);
      Tensor bias = leaves.get(2 * l + 1);
      if (l < normalizations.size()) {
        x =
            normalizations
                .get(l)
                .normalized(sums(layer, x, weight, new TensorOptional()), training);
        x = x.add(layer.isDense() ? bias : bias.view(-1, 1, 1));
      } else {
        x = sums(layer, x, weight, new TensorOptional(bias));
      }
      x = layer.activation().of(x);
      if (layer.pool() > 1) {
        x = torch.max_pool2d(x, layer.pool(), layer.pool());
      }
    }
    return x;
  }

  private static Tensor sums(PictureLayer layer, Tensor x, Tensor weight, TensorOptional bias) {
    return layer.isDense()
        ? torch.linear(x, weight, bias)
        : torch.conv2d(x, weight, bias, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
  }

  /** The loss of a batch, its gradient left behind. */
  public double backward(Tensor pictures, PictureLoss loss) {
    return backward(pictures, loss, List.of());
  }

  /**
   * The same, with the gradient of layers whose inputs are whitened, one for each layer or none.
   */
  public double backward(Tensor pictures, PictureLoss loss, List<Whitening> whitenings) {
    try (PointerScope scope = new PointerScope()) {
      gradient.zero_();
      List<Tensor> layerInputs = new ArrayList<>();
      Tensor value = loss.of(forward(pictures, true, layerInputs));
      for (int l = 0; penalty > 0 && l < leaves.size(); l += 2) {
        value = value.add(leaves.get(l).square().sum(), new Scalar(penalty / 2));
      }
      value.backward();
      try (NoGradGuard guard = new NoGradGuard()) {
        for (int l = 0; l < whitenings.size(); l++) {
          int kernel = layers.get(l).kernel();
          Tensor weight = leaves.get(2 * l).grad();
          whitenings
              .get(l)
              .rescale(
                  uses(layerInputs.get(l).detach(), kernel),
                  weight.view(weight.size(0), -1),
                  leaves.get(2 * l + 1).grad());
        }
      }
      return value.item_double();
    }
  }

  /** What each use of a layer's weights sees: {@code [uses][fanIn]}. */
  private static Tensor uses(Tensor x, int kernel) {
    if (kernel == 0) {
      return x;
    }
    long[] one = {1, 1};
    Tensor columns = torch.im2col(x, new long[] {kernel, kernel}, one, new long[] {0, 0}, one);
    return columns.permute(0, 2, 1).reshape(-1, columns.size(1));
  }

  @Override
  public void close() {
    normalizations.forEach(BatchNormalization::close);
    leaves.forEach(Tensor::close);
    gradient.close();
    values.close();
  }
}

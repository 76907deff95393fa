package dev.nightjar.train.network;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network with trainable weights. All weights lie in one flat tensor, all gradients in another,
 * so that an optimizer sees two vectors and no structure.
 *
 * <p>[not real-time], one thread at a time.
 */
public final class TorchNetwork implements AutoCloseable {

  private final Network network;
  private final Blueprint blueprint;
  private final Tensor values;
  private final Tensor gradient;
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();

  /**
   * Builds the training face.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public TorchNetwork(Network network, Weights weights) {
    this(network, torch.zeros(Blueprint.of(network).weightCount()).retainReference());
    load(weights);
  }

  private TorchNetwork(Network network, Tensor values) {
    this.network = network;
    this.blueprint = Blueprint.of(network);
    this.values = values;
    gradient = torch.zeros(blueprint.weightCount()).retainReference();
    long offset = 0;
    for (Parameter parameter : blueprint.parameters()) {
      long count = parameter.shape().count();
      long[] shape = parameter.shape().asLongs();
      Tensor leaf = values.narrow(0, offset, count).view(shape).detach().retainReference();
      leaf.set_requires_grad(true);
      leaf.mutable_grad().put(gradient.narrow(0, offset, count).view(shape));
      parameters.put(parameter.name(), leaf);
      offset += count;
    }
  }

  /** Another with the same weights, shared, and a gradient of its own. */
  TorchNetwork replica() {
    return new TorchNetwork(network, values.retainReference());
  }

  /** The description. */
  public Network network() {
    return network;
  }

  /** All weights as one vector; writing to it changes the network. */
  public Tensor values() {
    return values;
  }

  /** The gradient of all weights as one vector; {@link #forward}'s backward pass adds to it. */
  public Tensor gradient() {
    return gradient;
  }

  /** From signals {@code [batch][frames]}, frames a multiple of the hop, to the same. */
  public Tensor forward(Tensor signals) {
    return network.write(new TorchLayers(parameters), signals.unsqueeze(1)).squeeze(1);
  }

  /** A copy of the weights. */
  public Weights weights() {
    return named(Tensors.values(values));
  }

  /** The weights that a flat vector of them (an average, say) stands for. */
  public Weights named(float[] flat) {
    Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
    int offset = 0;
    for (Parameter parameter : blueprint.parameters()) {
      float[] part = new float[parameter.shape().count()];
      System.arraycopy(flat, offset, part, 0, part.length);
      tensors.put(parameter.name(), new Weights.Tensor(parameter.shape(), part));
      offset += part.length;
    }
    return new Weights(tensors);
  }

  /** Replaces the weights. */
  public void load(Weights weights) {
    weights.requireFit(network);
    float[] flat = new float[(int) blueprint.weightCount()];
    int offset = 0;
    for (Parameter parameter : blueprint.parameters()) {
      float[] part = weights.get(parameter.name(), parameter.shape()).values();
      System.arraycopy(part, 0, flat, offset, part.length);
      offset += part.length;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      values.copy_(Tensors.of(flat, flat.length));
    }
  }

  @Override
  public void close() {
    parameters.values().forEach(Tensor::close);
    gradient.close();
    values.close();
  }
}

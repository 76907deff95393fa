package dev.nightjar.train.network;

import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Weights;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Trainable weights. All lie in one flat tensor, all gradients in another, so that an optimizer
 * sees two vectors and no structure.
 *
 * <p>[not real-time], one thread at a time.
 */
public final class TorchParameters implements AutoCloseable {

  private final List<Parameter> descriptions;
  private final Tensor values;
  private final Tensor gradient;
  private final Map<String, Tensor> leaves = new LinkedHashMap<>();

  /**
   * With these weights.
   *
   * @throws IllegalArgumentException if they don't fit the descriptions
   */
  public TorchParameters(Collection<Parameter> descriptions, Weights weights) {
    this(List.copyOf(descriptions), torch.zeros(count(descriptions)).retainReference());
    load(weights);
  }

  private TorchParameters(List<Parameter> descriptions, Tensor values) {
    this.descriptions = descriptions;
    this.values = values;
    gradient = torch.zeros(count(descriptions)).retainReference();
    long offset = 0;
    for (Parameter parameter : descriptions) {
      long count = parameter.shape().count();
      long[] shape = parameter.shape().asLongs();
      Tensor leaf = values.narrow(0, offset, count).view(shape).detach().retainReference();
      leaf.set_requires_grad(true);
      leaf.mutable_grad().put(gradient.narrow(0, offset, count).view(shape));
      leaves.put(parameter.name(), leaf);
      offset += count;
    }
  }

  private static long count(Collection<Parameter> descriptions) {
    return descriptions.stream().mapToLong(parameter -> parameter.shape().count()).sum();
  }

  /** The same weights, shared, with a gradient of their own. */
  TorchParameters replica() {
    return new TorchParameters(descriptions, values.retainReference());
  }

  /** All weights as one vector; writing to it changes the network. */
  public Tensor values() {
    return values;
  }

  /** The gradient of all weights as one vector. */
  public Tensor gradient() {
    return gradient;
  }

  /**
   * Where a parameter begins in the vectors.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public long offset(String name) {
    long offset = 0;
    for (Parameter parameter : descriptions) {
      if (parameter.name().equals(name)) {
        return offset;
      }
      offset += parameter.shape().count();
    }
    throw new IllegalArgumentException("there is no weight " + name);
  }

  /** The tensors of the names, as parts of the vector. */
  Map<String, Tensor> leaves() {
    return leaves;
  }

  /** A copy of the weights. */
  public Weights weights() {
    return named(Tensors.values(values));
  }

  /** The weights that a flat vector of them (an average, say) stands for. */
  public Weights named(float[] flat) {
    Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
    int offset = 0;
    for (Parameter parameter : descriptions) {
      float[] part = new float[parameter.shape().count()];
      System.arraycopy(flat, offset, part, 0, part.length);
      tensors.put(parameter.name(), new Weights.Tensor(parameter.shape(), part));
      offset += part.length;
    }
    return new Weights(tensors);
  }

  /** Replaces the weights. */
  public void load(Weights weights) {
    weights.requireFit(descriptions);
    float[] flat = new float[(int) count(descriptions)];
    int offset = 0;
    for (Parameter parameter : descriptions) {
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
    leaves.values().forEach(Tensor::close);
    gradient.close();
    values.close();
  }
}

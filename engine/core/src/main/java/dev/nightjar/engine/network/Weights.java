package dev.nightjar.engine.network;

import dev.nightjar.engine.network.Parameter.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The weights of a network by name. */
public final class Weights {

  /** The reference standard deviation of the thesis' rescaling (section 3.4.3): a = 0.1. */
  public static final double RESCALE_REFERENCE = 0.1;

  /**
   * One tensor.
   *
   * @param shape its sizes
   * @param values its elements, the last size running fastest; not copied
   */
  public record Tensor(Shape shape, float[] values) {

    /** Refuses a tensor whose elements don't fill its shape. */
    public Tensor {
      if (values.length != shape.count()) {
        throw new IllegalArgumentException(values.length + " values for shape " + shape);
      }
    }
  }

  private final Map<String, Tensor> tensors;

  /** Takes a copy of the map, not of the tensors. */
  public Weights(Map<String, Tensor> tensors) {
    this.tensors = new LinkedHashMap<>(tensors);
  }

  /**
   * Fresh weights, the same for the same seed: uniform as in libtorch's layers, and those of
   * convolutions rescaled as the thesis does (section 3.4.3): a kernel of standard deviation σ is
   * divided by sqrt(σ/a), its bias too.
   */
  public static Weights initial(Network network, long seed) {
    return initial(Blueprint.of(network).parameters(), seed);
  }

  /** Fresh weights for these parameters. */
  public static Weights initial(Collection<Parameter> parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    double rescale = 1;
    for (Parameter parameter : parameters) {
      float[] values = new float[parameter.shape().count()];
      double bound = 1 / Math.sqrt(parameter.fanIn());
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (parameter.role()) {
              case GAIN -> 1;
              case OFFSET -> 0;
              case MEMORY -> memoryOffset(i, values.length);
              case TABLE -> (float) random.nextGaussian();
              case KERNEL, KERNEL_BIAS, DENSE -> (float) ((2 * random.nextDouble() - 1) * bound);
            };
      }
      if (parameter.role() == Parameter.Role.KERNEL) {
        rescale = Math.sqrt(standardDeviation(values) / RESCALE_REFERENCE);
      }
      if (parameter.role() == Parameter.Role.KERNEL
          || parameter.role() == Parameter.Role.KERNEL_BIAS) {
        for (int i = 0; i < values.length; i++) {
          values[i] /= (float) rescale;
        }
      }
      tensors.put(parameter.name(), new Tensor(parameter.shape(), values));
    }
    return new Weights(tensors);
  }

  /**
   * The tensor of that name and shape.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String name, Shape shape) {
    Tensor tensor = get(name);
    if (!tensor.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "weight " + name + " has shape " + tensor.shape() + ", the network wants " + shape);
    }
    return tensor;
  }

  /**
   * The tensor of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no weight " + name);
    }
    return tensor;
  }

  /** The names, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(tensors.keySet()));
  }

  /** All of them, in order. */
  public Map<String, Tensor> tensors() {
    return new LinkedHashMap<>(tensors);
  }

  /**
   * Checks that these are the weights of {@code network}, no more and no fewer.
   *
   * @throws IllegalArgumentException naming the first that differs
   */
  public void requireFit(Network network) {
    requireFit(Blueprint.of(network).parameters());
  }

  /**
   * Checks that these are the weights for {@code parameters}, no more and no fewer.
   *
   * @throws IllegalArgumentException naming the first that differs
   */
  public void requireFit(Collection<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      get(parameter.name(), parameter.shape());
    }
    if (parameters.size() != tensors.size()) {
      throw new IllegalArgumentException(
          "there are " + tensors.size() + " weights, the network wants " + parameters.size());
    }
  }

  private static float memoryOffset(int i, int count) {
    double steps = Math.pow(128, (i + 0.5) / count);
    double kept = Math.exp(-1 / steps);
    return (float) Math.log(kept / (1 - kept));
  }

  private static double standardDeviation(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    double variance = (squares - values.length * mean * mean) / Math.max(1, values.length - 1);
    return Math.max(1e-12, Math.sqrt(Math.max(0, variance)));
  }
}

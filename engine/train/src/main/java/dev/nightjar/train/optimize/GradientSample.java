package dev.nightjar.train.optimize;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What a batch tells about the objective at the present weights: flat vectors, read only. */
public final class GradientSample {

  private final Tensor gradient;
  private final Map<Need, Tensor> more;

  private GradientSample(Tensor gradient, Map<Need, Tensor> more) {
    this.gradient = gradient;
    this.more = more;
  }

  /** A gradient alone. */
  public static GradientSample of(Tensor gradient) {
    return new GradientSample(gradient, Map.of());
  }

  /** The same, and a vector that an optimizer needs. */
  public GradientSample with(Need need, Tensor vector) {
    Map<Need, Tensor> known = new EnumMap<>(Need.class);
    known.putAll(more);
    known.put(need, vector);
    return new GradientSample(gradient, known);
  }

  /** The mean gradient of the batch. */
  public Tensor gradient() {
    return gradient;
  }

  /**
   * What was given for {@code need}.
   *
   * @throws IllegalArgumentException if nothing was
   */
  public Tensor get(Need need) {
    Tensor vector = more.get(need);
    if (vector == null) {
      throw new IllegalArgumentException("this optimizer needs " + need + " beside the gradient");
    }
    return vector;
  }
}

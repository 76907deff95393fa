package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adagrad with ε beside the root.
 *
 * <p>Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods", JMLR 2011. With ε
 * inside the root: {@link UnifiedAdam#adagrad}.
 */
public final class Adagrad implements Optimizer {

  private final double epsilon;
  private final Memory memory;
  private final Tensor square;

  /** For weights such as {@code like}. */
  public Adagrad(Tensor like, double epsilon) {
    this.epsilon = epsilon;
    memory = new Memory(like);
    square = memory.vector("square");
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    square.addcmul_(gradient, gradient, new Scalar(1.0));
    values.addcdiv_(gradient, square.sqrt().add_(new Scalar(epsilon)), new Scalar(-stepSize));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * RMSProp: the gradient divided by the root of a running average of its square, ε beside the root.
 *
 * <p>Source: T. Tieleman, G. Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
 */
public final class RmsProp implements Optimizer {

  private final double decay;
  private final double epsilon;
  private final Memory memory;
  private final Tensor square;

  /**
   * For weights such as {@code like}.
   *
   * @param decay what the average keeps at each step
   */
  public RmsProp(Tensor like, double decay, double epsilon) {
    this.decay = decay;
    this.epsilon = epsilon;
    memory = new Memory(like);
    square = memory.vector("square");
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    square.mul_(new Scalar(decay)).addcmul_(gradient, gradient, new Scalar(1 - decay));
    values.addcdiv_(gradient, square.sqrt().add_(new Scalar(epsilon)), new Scalar(-stepSize));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

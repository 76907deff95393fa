package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam with bias correction, and with decoupled weight decay.
 *
 * <p>Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm
 * 1; I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2.
 */
public final class Adam implements Optimizer {

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor square;
  private final Memory.Cell steps;

  /**
   * For weights such as {@code like}.
   *
   * @param weightDecay share of itself, times the step size, that a weight loses at each step
   */
  public Adam(Tensor like, double beta1, double beta2, double epsilon, double weightDecay) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    memory = new Memory(like);
    mean = memory.vector("mean");
    square = memory.vector("square");
    steps = memory.cell("steps", 0);
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    double n = steps.increment();
    if (weightDecay > 0) {
      values.mul_(new Scalar(1 - stepSize * weightDecay));
    }
    mean.lerp_(gradient, new Scalar(1 - beta1));
    square.mul_(new Scalar(beta2));
    square.addcmul_(gradient, gradient, new Scalar(1 - beta2));
    Tensor root =
        square.sqrt().div_(new Scalar(Math.sqrt(1 - Math.pow(beta2, n)))).add_(new Scalar(epsilon));
    values.addcdiv_(mean, root, new Scalar(-stepSize / (1 - Math.pow(beta1, n))));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

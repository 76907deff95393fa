package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * NAdam: Adam that looks ahead as Nesterov's momentum does, with a momentum that grows from β₁/2 to
 * β₁, {@code μₜ = β₁ (1 − 0.96^(t ψ) / 2)}.
 *
 * <p>Source: T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016, with ψ as
 * in torch's documentation of its own NAdam.
 */
public final class NesterovAdam implements Optimizer {

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double psi;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor square;
  private final Memory.Cell steps;
  private final Memory.Cell product;

  /**
   * For weights such as {@code like}.
   *
   * @param psi how fast the momentum grows, torch's momentum_decay
   */
  public NesterovAdam(Tensor like, double beta1, double beta2, double epsilon, double psi) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.psi = psi;
    memory = new Memory(like);
    mean = memory.vector("mean");
    square = memory.vector("square");
    steps = memory.cell("steps", 0);
    product = memory.cell("momentum_product", 1);
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    double t = steps.increment();
    double now = momentum(t);
    double next = momentum(t + 1);
    double past = product.get() * now;
    product.set(past);
    mean.lerp_(gradient, new Scalar(1 - beta1));
    square.mul_(new Scalar(beta2));
    square.addcmul_(gradient, gradient, new Scalar(1 - beta2));
    // Both directions in one, and the correction of the squares outside the root: two passes fewer.
    double ofGradient = (1 - now) / (1 - past);
    double ofMean = next / (1 - past * next);
    double both = ofGradient + ofMean;
    double correction = Math.sqrt(1 - Math.pow(beta2, t));
    Tensor ahead = gradient.lerp(mean, new Scalar(ofMean / both));
    Tensor root = square.sqrt().add_(new Scalar(epsilon * correction));
    values.addcdiv_(ahead, root, new Scalar(-stepSize * both * correction));
  }

  private double momentum(double t) {
    return beta1 * (1 - 0.5 * Math.pow(0.96, t * psi));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

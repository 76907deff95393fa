package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adagrad and Adam as one family: {@code m ← β₁ m + g}, {@code v ← β₂ v + g²}, {@code x ← x − αₙ m
 * / √(ε + v)}. With β₂ = 1 and αₙ = α it is Adagrad, with αₙ = α (1 − β₁) √(Σ_{j<n} β₂ʲ) nearly
 * Adam: ε lies inside the root, and the mean isn't corrected while it is young.
 *
 * <p>Source: A. Défossez' thesis, eq. 5.1 to 5.4; the finite horizon from section 5.5.3.
 */
public final class UnifiedAdam implements Optimizer {

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double scale;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor square;
  private final Memory.Cell steps;

  private UnifiedAdam(Tensor like, double beta1, double beta2, double epsilon, double scale) {
    if (!(beta1 >= 0 && beta1 < beta2 && beta2 <= 1)) {
      throw new IllegalArgumentException("beta1 must be at least 0 and less than beta2");
    }
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.scale = scale;
    memory = new Memory(like);
    mean = memory.vector("mean");
    square = memory.vector("square");
    steps = memory.cell("steps", 0);
  }

  /**
   * Adam in this form, for weights such as {@code like}; 0 ≤ β₁ &lt; β₂ ≤ 1. With β₂ = 1 the step
   * size stays α (1 − β₁), and it is Adagrad.
   */
  public static UnifiedAdam adam(Tensor like, double beta1, double beta2, double epsilon) {
    return new UnifiedAdam(like, beta1, beta2, epsilon, 1 - beta1);
  }

  /** Adagrad with heavy-ball momentum β₁, for weights such as {@code like}. */
  public static UnifiedAdam adagrad(Tensor like, double beta1, double epsilon) {
    return new UnifiedAdam(like, beta1, 1, epsilon, 1);
  }

  /**
   * Adam for a run of known length: with α = α₁/√N and β₂ = 1 − 1/N its bound is Adagrad's. The
   * step size that it is given is α₁.
   *
   * @param horizonSteps N, at least 2
   */
  public static UnifiedAdam finiteHorizon(
      Tensor like, double beta1, long horizonSteps, double epsilon) {
    double scale = (1 - beta1) / Math.sqrt((double) horizonSteps);
    return new UnifiedAdam(like, beta1, 1 - 1.0 / horizonSteps, epsilon, scale);
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    double n = steps.increment();
    torch.add_out(mean, gradient, mean, new Scalar(beta1));
    square.mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1.0));
    Tensor root = square.add(new Scalar(epsilon)).sqrt_();
    values.addcdiv_(mean, root, new Scalar(-stepSize * scale * growth(n)));
  }

  /** √(Σ_{j<n} β₂ʲ), or 1 for Adagrad, whose step size is constant. */
  private double growth(double n) {
    return beta2 == 1 ? 1 : Math.sqrt((1 - Math.pow(beta2, n)) / (1 - beta2));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

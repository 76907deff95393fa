package dev.nightjar.train.optimize;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam with bias correction.
 *
 * <p>Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm
 * 1.
 */
public final class Adam implements Optimizer {

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final Tensor mean;
  private final Tensor square;
  private final Tensor steps;

  /** For vectors of {@code size}. */
  public Adam(long size, double beta1, double beta2, double epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    mean = torch.zeros(size).retainReference();
    square = torch.zeros(size).retainReference();
    steps = torch.zeros(1).retainReference();
  }

  @Override
  public void step(Tensor values, Tensor gradient, double stepSize) {
    steps.add_(new Scalar(1.0));
    double n = steps.item_float();
    mean.lerp_(gradient, new Scalar(1 - beta1));
    square.mul_(new Scalar(beta2));
    square.addcmul_(gradient, gradient, new Scalar(1 - beta2));
    Tensor root =
        square.sqrt().div_(new Scalar(Math.sqrt(1 - Math.pow(beta2, n)))).add_(new Scalar(epsilon));
    values.addcdiv_(mean, root, new Scalar(-stepSize / (1 - Math.pow(beta1, n))));
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("mean", mean);
    state.put("square", square);
    state.put("steps", steps);
    return state;
  }
}

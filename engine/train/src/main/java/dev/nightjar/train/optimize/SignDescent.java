package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stochastic sign descent with momentum, M-SSD.
 *
 * <p>Source: "Dissecting Adam", algorithm 1.
 */
public final class SignDescent implements Optimizer {

  private final double mu;
  private final Memory memory;
  private final Tensor mean;

  /** For weights such as {@code like}. */
  public SignDescent(Tensor like, double mu) {
    this.mu = mu;
    memory = new Memory(like);
    mean = memory.vector("momentum");
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    torch.add_out(mean, sample.gradient(), mean, new Scalar(mu));
    values.sub_(mean.sign(), new Scalar(stepSize));
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

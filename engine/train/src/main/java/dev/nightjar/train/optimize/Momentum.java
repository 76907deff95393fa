package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Momentum: {@code m ← μ m + g}, then a step along {@code m} (the heavy ball) or along {@code g + μ
 * m} (Nesterov, in the form whose gradient is taken at the weights that are kept).
 *
 * <p>Source: B. Polyak, 1964; Y. Nesterov, 1983; I. Sutskever et al., "On the importance of
 * initialization and momentum in deep learning", 2013.
 */
public final class Momentum implements Optimizer {

  private final double mu;
  private final boolean nesterov;
  private final Memory memory;
  private final Tensor mean;

  private Momentum(Tensor like, double mu, boolean nesterov) {
    this.mu = mu;
    this.nesterov = nesterov;
    memory = new Memory(like);
    mean = memory.vector("momentum");
  }

  /** The heavy ball, for weights such as {@code like}. */
  public static Momentum heavyBall(Tensor like, double mu) {
    return new Momentum(like, mu, false);
  }

  /** Nesterov's momentum, for weights such as {@code like}. */
  public static Momentum nesterov(Tensor like, double mu) {
    return new Momentum(like, mu, true);
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    torch.add_out(mean, sample.gradient(), mean, new Scalar(mu));
    if (nesterov) {
      values.sub_(sample.gradient(), new Scalar(stepSize));
      values.sub_(mean, new Scalar(stepSize * mu));
    } else {
      values.sub_(mean, new Scalar(stepSize));
    }
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

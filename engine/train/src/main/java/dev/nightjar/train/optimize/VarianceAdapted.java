package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * M-SVAG and Adam*: updates adapted to the variance that moving averages of the gradient and its
 * square show. One constant μ for both averages, and no ε. What is remembered are sums, {@code m ←
 * μ m + g}, which cost less than averages.
 *
 * <p>Source: "Dissecting Adam", algorithms 2 and 4, eq. 19.
 */
public final class VarianceAdapted implements Optimizer {

  private final Adaptation adaptation;
  private final double mu;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor square;
  private final Memory.Cell steps;

  private VarianceAdapted(Tensor like, double mu, Adaptation adaptation) {
    this.adaptation = adaptation;
    this.mu = mu;
    memory = new Memory(like);
    mean = memory.vector("mean");
    square = memory.vector("square");
    steps = memory.cell("steps", 0);
  }

  /** Stochastic variance-adapted gradient with momentum, for weights such as {@code like}. */
  public static VarianceAdapted msvag(Tensor like, double mu) {
    return new VarianceAdapted(like, mu, Adaptation.MAGNITUDE);
  }

  /** Adam with the variance of its momentum term, for weights such as {@code like}. */
  public static VarianceAdapted adamStar(Tensor like, double mu) {
    return new VarianceAdapted(like, mu, Adaptation.SIGN);
  }

  /**
   * How much smaller the relative variance of a momentum term is than that of a gradient (eq. 19).
   *
   * @param mu 0 to 1, excluding 1
   * @param t steps done, from 1
   */
  public static double kappa(double mu, double t) {
    double powered = Math.pow(mu, t);
    return (1 - powered * powered) * (1 - mu) * (1 - mu) / (1 - mu * mu) / square(1 - powered);
  }

  private static double square(double x) {
    return x * x;
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    double t = steps.increment();
    double kappa = kappa(mu, t);
    // The averages are sums but for a factor: 1 − µ, and the correction of their youth.
    double scale = (1 - mu) / (1 - Math.pow(mu, t));
    // m² + κ (v − m²), never below 0 since κ is at most 1; but for κ and the factor of v.
    double ofMean = (1 - kappa) * scale / kappa;
    Blocks.each(
        values,
        (from, count) -> {
          Tensor gradient = sample.gradient().narrow(0, from, count);
          Tensor m = mean.narrow(0, from, count);
          torch.add_out(m, gradient, m, new Scalar(mu));
          Tensor v = square.narrow(0, from, count);
          torch.add_out(v, gradient.square(), v, new Scalar(mu));
          Tensor squared = m.square();
          Tensor second = v.add(squared, new Scalar(ofMean)).clamp_min_(Adaptation.least(values));
          adaptation.move(
              values.narrow(0, from, count),
              new Adaptation.Moments(m, scale, squared, second, kappa * scale),
              stepSize);
        });
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

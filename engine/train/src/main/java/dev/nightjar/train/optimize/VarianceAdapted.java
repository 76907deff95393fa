package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * M-SVAG and Adam*: updates adapted to the variance that moving averages of the gradient and its
 * square show. One constant μ for both averages, and no ε.
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
    Tensor gradient = sample.gradient();
    double t = steps.increment();
    mean.lerp_(gradient, new Scalar(1 - mu));
    square.mul_(new Scalar(mu)).addcmul_(gradient, gradient, new Scalar(1 - mu));
    double correction = 1 / (1 - Math.pow(mu, t));
    double kappa = kappa(mu, t);
    // m² + κ (v − m²), never below 0 since κ is at most 1; a mean of v and m² but for a factor.
    double ofSquare = kappa * correction;
    double ofMean = (1 - kappa) * correction * correction;
    Tensor squared = mean.square();
    Tensor second = square.lerp(squared, new Scalar(ofMean / (ofSquare + ofMean)));
    adaptation.move(
        values,
        new Adaptation.Moments(mean, correction, squared, second, ofSquare + ofMean),
        stepSize);
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

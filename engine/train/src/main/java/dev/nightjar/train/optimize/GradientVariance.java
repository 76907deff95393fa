package dev.nightjar.train.optimize;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Mean and variance of a batch's gradient from the gradients of its samples.
 *
 * <p>Source: "Dissecting Adam", eq. 44. The paper prints the mean of squares with the factor 1/(B −
 * 1) but subtracts the squared mean without B/(B − 1); the estimate it calls unbiased, and that is
 * computed here, is (Σ∇ℓ² − B g²) / (B (B − 1)).
 */
public final class GradientVariance {

  private final Tensor sum;
  private final Tensor squares;
  private long samples;

  /** For gradients shaped like {@code like}. */
  public GradientVariance(Tensor like) {
    sum = like.mul(new Scalar(0.0));
    squares = sum.clone();
  }

  /** Adds the gradient of one sample. */
  public void add(Tensor gradient) {
    sum.add_(gradient);
    squares.addcmul_(gradient, gradient, new Scalar(1.0));
    samples++;
  }

  /**
   * The gradient of the batch with its variance.
   *
   * @throws IllegalStateException with fewer than two samples, which have no variance
   */
  public GradientSample sample() {
    if (samples < 2) {
      throw new IllegalStateException("a variance needs a batch of two samples or more");
    }
    Tensor mean = sum.div(new Scalar((double) samples));
    Tensor variance =
        squares
            .addcmul(mean, mean, new Scalar(-(double) samples))
            .div_(new Scalar((double) samples * (samples - 1)))
            .clamp_min_(new Scalar(0.0));
    return GradientSample.of(mean).with(Need.VARIANCE, variance);
  }
}

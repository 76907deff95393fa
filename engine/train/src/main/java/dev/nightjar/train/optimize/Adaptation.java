package dev.nightjar.train.optimize;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How far an element of an update is to be trusted: by its variance relative to its mean, without
 * an ε.
 *
 * <p>Source: "Dissecting Adam", eq. 6 and 16, algorithms 2 to 5.
 */
enum Adaptation {
  /** Along {@code m / (1 + η²)}, the best factor for the gradient itself. */
  MAGNITUDE {
    @Override
    void move(Tensor values, Moments moments, double stepSize) {
      Tensor cube = moments.squared.mul_(moments.mean);
      double scale = moments.scale * moments.scale * moments.scale / moments.secondScale;
      values.addcdiv_(cube, moments.second, new Scalar(-stepSize * scale));
    }
  },
  /** Along {@code sign(m) / √(1 + η²)}, which is what Adam does. */
  SIGN {
    @Override
    void move(Tensor values, Moments moments, double stepSize) {
      Tensor root = moments.second.sqrt_();
      double scale = moments.scale / Math.sqrt(moments.secondScale);
      values.addcdiv_(moments.mean, root, new Scalar(-stepSize * scale));
    }
  };

  /**
   * What is known of an update. Common factors stay outside of the vectors, where they cost
   * nothing.
   *
   * @param mean m, but for the factor {@code scale}
   * @param squared the square of {@code mean}; changed
   * @param second m² plus the variance of m, so that η² = second / m² − 1, but for the factor
   *     {@code secondScale}; above 0; changed
   */
  record Moments(Tensor mean, double scale, Tensor squared, Tensor second, double secondScale) {}

  /** Moves weights. */
  abstract void move(Tensor values, Moments moments, double stepSize);

  /** What a square of 0 counts as at least: its mean is 0 too, and so is the update. */
  static Scalar least(Tensor values) {
    boolean wide = values.scalar_type() == ScalarType.Double;
    return new Scalar(1e6 * (wide ? Double.MIN_NORMAL : Float.MIN_NORMAL));
  }
}

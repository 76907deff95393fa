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
    void move(Tensor values, Tensor mean, double scale, Tensor second, double stepSize) {
      Tensor factor = mean.square().div_(second.clamp_min_(least(values)));
      values.addcmul_(factor, mean, new Scalar(-stepSize * scale * scale * scale));
    }
  },
  /** Along {@code sign(m) / √(1 + η²)}, which is what Adam does. */
  SIGN {
    @Override
    void move(Tensor values, Tensor mean, double scale, Tensor second, double stepSize) {
      Tensor root = second.clamp_min_(least(values)).sqrt_();
      values.addcdiv_(mean, root, new Scalar(-stepSize * scale));
    }
  };

  /**
   * Moves weights.
   *
   * @param mean m, but for the factor {@code scale}
   * @param second m² plus the variance of m, so that η² = second / m² − 1; changed
   */
  abstract void move(Tensor values, Tensor mean, double scale, Tensor second, double stepSize);

  /** What a second moment of 0 counts as: its mean is 0 too, and so is the update. */
  private static Scalar least(Tensor values) {
    boolean wide = values.scalar_type() == ScalarType.Double;
    return new Scalar(wide ? Double.MIN_NORMAL : Float.MIN_NORMAL);
  }
}

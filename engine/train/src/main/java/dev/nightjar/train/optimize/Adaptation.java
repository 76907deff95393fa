package dev.nightjar.train.optimize;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * How far an element of an update is to be trusted: by its variance relative to its mean, without
 * an ε.
 *
 * <p>Source: "Dissecting Adam", eq. 6 and 16, algorithms 2 to 5.
 */
enum Adaptation {
  /** {@code m / (1 + η²)}, the best factor for the gradient itself. */
  MAGNITUDE {
    @Override
    Tensor update(Tensor mean, Tensor variance) {
      Scalar zero = new Scalar(0.0);
      Tensor square = mean.square();
      Tensor second = square.add(variance);
      return square.div_(second).mul_(mean).masked_fill_(second.eq(zero), zero);
    }
  },
  /** {@code sign(m) / √(1 + η²)}, which is what Adam does. */
  SIGN {
    @Override
    Tensor update(Tensor mean, Tensor variance) {
      Scalar zero = new Scalar(0.0);
      Tensor second = mean.square().add_(variance);
      return mean.div(second.sqrt()).masked_fill_(second.eq(zero), zero);
    }
  };

  /** The update for a mean and the variance of that mean, with η² their ratio; 0 where both are. */
  abstract Tensor update(Tensor mean, Tensor variance);
}

package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Tensor;

/** A distance between signals, with a gradient. */
public interface Loss {

  /**
   * The distance, averaged over the batch: a scalar. Both are {@code [batch][frames]}.
   *
   * <p>[not real-time]
   */
  Tensor of(Tensor estimate, Tensor clean);
}

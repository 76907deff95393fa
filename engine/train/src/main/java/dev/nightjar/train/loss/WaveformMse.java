package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * The mean squared difference of samples (Défossez's thesis, equation 2.1, taken as a mean square
 * as in table 2.1).
 */
public record WaveformMse() implements Loss {
  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    return estimate.sub(clean).square().mean();
  }
}

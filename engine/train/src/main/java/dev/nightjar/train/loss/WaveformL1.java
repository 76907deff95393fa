package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Tensor;

/** Mean absolute difference of the samples (thesis, section 3.4.2). */
public record WaveformL1() implements Loss {

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    return estimate.sub(clean).abs().mean();
  }
}

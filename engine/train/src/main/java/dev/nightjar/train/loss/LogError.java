package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The error in dB, with a soft threshold relative to the clean signal below which less error is no
 * better; defined for silence too.
 *
 * <p>Source: S. Wisdom et al., "What's all the fuss about free universal sound separation data?",
 * ICASSP 2021, equations 1 and 2.
 *
 * @param threshold share of the clean signal's power
 */
public record LogError(double threshold) implements Loss {

  /** Signals have unit level here. */
  private static final double FLOOR = 1e-4;

  /** A threshold of 30 dB below the signal. */
  public static LogError standard() {
    return new LogError(1e-3);
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor error = estimate.sub(clean).square().mean(1L);
    Tensor limit = clean.square().mean(1L).mul(new Scalar(threshold)).add(new Scalar(FLOOR));
    return error.add(limit).log10().mul(new Scalar(10.0)).mean();
  }
}

package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.RunningLevel;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Levels of signals and their removal. */
final class TorchLevel {

  private TorchLevel() {}

  /** The running level of blocks of steps. */
  static Tensor level(Tensor x, RunningLevel rule, int blockSteps) {
    long blocks = x.size(2) / blockSteps;
    Tensor power = x.reshape(x.size(0), blocks, blockSteps).square().mean(2);
    float[] average = new float[(int) (blocks * blocks)];
    for (int n = 0; n < blocks; n++) {
      double heard = 1 - Math.pow(rule.decay(), n + 1);
      for (int m = 0; m <= n; m++) {
        average[(int) (m * blocks + n)] =
            (float) ((1 - rule.decay()) * Math.pow(rule.decay(), n - m) / heard);
      }
    }
    Tensor mean = torch.matmul(power, Tensors.of(average, blocks, blocks));
    return mean.add(scalar(rule.floor() * rule.floor())).sqrt().unsqueeze(1);
  }

  /** Signals times a power of their level. */
  static Tensor scale(Tensor x, Tensor level, float exponent) {
    Tensor gain = level.pow(scalar(exponent));
    long repeat = x.size(2) / level.size(2);
    if (repeat > 1) {
      gain = gain.repeat_interleave(repeat, new LongOptional(2), new LongOptional());
    }
    return x.mul(x.dim() == 4 ? gain.unsqueeze(3) : gain);
  }
}

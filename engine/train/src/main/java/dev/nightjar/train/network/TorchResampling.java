package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;
import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.HalfBand;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Rates doubled and halved by a half-band filter. */
final class TorchResampling {

  private TorchResampling() {}

  /** Twice as many steps. */
  static Tensor upsample2(Tensor x, HalfBand filter) {
    // Half-way values come from 2 * zeros steps around; those in between are the steps themselves.
    int zeros = filter.zeros();
    Tensor between = halfWay(padded(x, 2, 2 * zeros - 1, 0), filter);
    Tensor steps = padded(x, 2, zeros, -zeros);
    return torch.stack(new TensorVector(steps, between), -1).reshape(x.size(0), 1, 2 * x.size(2));
  }

  /** Half as many steps. */
  static Tensor downsample2(Tensor x, HalfBand filter) {
    int zeros = filter.zeros();
    Tensor pairs = x.reshape(x.size(0), 1, x.size(2) / 2, 2);
    Tensor even = pairs.select(3, 0);
    Tensor odd = pairs.select(3, 1);
    Tensor between = halfWay(padded(odd, 2, 2 * zeros, -1), filter);
    return padded(even, 2, zeros, -zeros).add(between).mul(scalar(0.5));
  }

  private static Tensor halfWay(Tensor padded, HalfBand filter) {
    Tensor taps = Tensors.of(filter.taps(), 1, 1, 2L * filter.zeros());
    return torch.conv1d(
        padded, taps, new TensorOptional(), new long[] {1}, new long[] {0}, new long[] {1}, 1);
  }
}

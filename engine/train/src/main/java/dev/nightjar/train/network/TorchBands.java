package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Layers on {@code [batch][channels][steps][bands]}. */
final class TorchBands {

  private TorchBands() {}

  /** A convolution along bands, and into the past. */
  static Tensor bandConv(
      Tensor x,
      Tensor weight,
      TensorOptional bias,
      int timeKernel,
      int bandKernel,
      int bandStride) {
    Tensor padded = timeKernel > 1 ? padded(x, 2, timeKernel - 1, 0) : x;
    return torch.conv2d(
        padded.contiguous(torch.MemoryFormat.ChannelsLast),
        weight,
        bias,
        new long[] {1, bandStride},
        new long[] {0, (bandKernel - bandStride) / 2},
        new long[] {1, 1},
        1);
  }

  /** A transposed convolution along bands. */
  static Tensor bandTransposedConv(
      Tensor x, Tensor weight, TensorOptional bias, int bandKernel, int bandStride) {
    return torch.conv_transpose2d(
        x,
        weight,
        bias,
        new long[] {1, bandStride},
        new long[] {0, (bandKernel - bandStride) / 2},
        new long[] {0, 0},
        1,
        1,
        1);
  }

  /** A matrix over bands, for each channel its own. */
  static Tensor bandLinear(Tensor x, Tensor weight, Tensor bias) {
    long channels = x.size(1);
    long rows = x.size(0) * x.size(2);
    long bands = x.size(3);
    Tensor y =
        torch.baddbmm(
            bias.unsqueeze(1),
            x.permute(1, 0, 2, 3).reshape(channels, rows, bands),
            weight.transpose(1, 2));
    return y.reshape(channels, x.size(0), x.size(2), bands).permute(1, 0, 2, 3);
  }

  /** Gated memories, whose gates don't see the state. */
  static Tensor memory(Tensor x, Tensor offset) {
    // Halves by chunk, whose gradient is one concatenation; that of narrow fills whole tensors.
    TensorVector halves = torch.chunk(x.permute(2, 0, 3, 1), 2, 3);
    TensorVector news = torch.unbind(halves.get(0), 0);
    TensorVector kept = torch.unbind(halves.get(1).add(offset).sigmoid(), 0);
    TensorVector states = new TensorVector();
    Tensor state = torch.zeros_like(news.get(0));
    for (long step = 0; step < kept.size(); step++) {
      state = torch.lerp(news.get(step), state, kept.get(step));
      states.push_back(state);
    }
    return torch.stack(states, 0).permute(1, 3, 0, 2);
  }

  /** Normalization over channels and bands of each step. */
  static Tensor layerNorm(Tensor x, Tensor gain, Tensor offset) {
    Tensor y =
        torch.layer_norm(
            x.permute(0, 2, 3, 1),
            new long[] {x.size(3), x.size(1)},
            new TensorOptional(gain),
            new TensorOptional(offset),
            1e-5,
            false);
    return y.permute(0, 3, 1, 2);
  }
}

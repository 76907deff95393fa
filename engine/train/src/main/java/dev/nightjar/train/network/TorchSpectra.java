package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;
import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.InverseDft;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Spectra and what is done with them. */
final class TorchSpectra {

  /** Keeps the power of a silent band away from zero, where a root has no slope. */
  private static final double POWER_FLOOR = 1e-8;

  private static final Map<Integer, float[]> INVERSES = new ConcurrentHashMap<>();

  private TorchSpectra() {}

  /** Sounds of spectra whose frames overlap by three quarters. */
  static Tensor overlappedInverseDft(Tensor spectra, int length) {
    float[] kernel = INVERSES.computeIfAbsent(length, any -> InverseDft.kernel(length).values());
    return overlapped(spectra, Tensors.of(kernel, length + 2L, length), length / 4);
  }

  /**
   * A transposed convolution to one channel, without the end that hangs over. With long kernels a
   * product and sums take a tenth of the time of libtorch's, which goes channel by channel.
   *
   * @param x {@code [batch][channels][steps]}
   * @param kernel {@code [channels][frames]}, some whole strides
   * @return {@code [batch][1][steps * stride]}
   */
  static Tensor overlapped(Tensor x, Tensor kernel, int stride) {
    return overlapped(torch.matmul(x.transpose(1, 2), kernel), stride);
  }

  /** The sum of frames {@code [batch][steps][frames]}, each a stride behind the one before. */
  private static Tensor overlapped(Tensor frames, int stride) {
    Tensor sum = frames.narrow(2, 0, stride);
    for (int late = 1; late < frames.size(2) / stride; late++) {
      sum = sum.add(padded(frames.narrow(2, (long) late * stride, stride), 1, late, -late));
    }
    return sum.reshape(frames.size(0), 1, frames.size(1) * stride);
  }

  /** Spectra {@code [batch][2][steps][bands]} of signals, real before imaginary part. */
  static Tensor spectrum(Tensor x, Framing framing) {
    int length = framing.analysisFrames();
    Tensor kernel = Tensors.of(framing.analysis().values(), 2L * framing.bands(), length);
    Tensor frames =
        padded(x, 2, length - framing.hopFrames(), 0)
            .unfold(2, length, framing.hopFrames())
            .squeeze(1);
    Tensor spectra = torch.matmul(frames, kernel.t());
    return spectra.reshape(x.size(0), frames.size(1), 2, framing.bands()).permute(0, 2, 1, 3);
  }

  /** Signals of spectra. */
  static Tensor waveform(Tensor spectrum, Framing framing) {
    long steps = spectrum.size(2);
    Tensor kernel =
        Tensors.of(framing.synthesis().values(), 2L * framing.bands(), framing.synthesisFrames());
    Tensor frames =
        torch.matmul(
            spectrum.permute(0, 2, 1, 3).reshape(spectrum.size(0), steps, 2L * framing.bands()),
            kernel);
    return overlapped(frames, framing.hopFrames());
  }

  /** Spectra with magnitudes raised to a power, and these magnitudes beside them. */
  static Tensor compress(Tensor spectrum, float exponent) {
    Tensor power = spectrum.square().sum(1L).unsqueeze(1).add(scalar(POWER_FLOOR));
    Tensor gain = power.pow(scalar((exponent - 1) / 2));
    return Tensors.cat(1, spectrum.mul(gain), power.pow(scalar(exponent / 2)));
  }

  /** The product of complex numbers. */
  static Tensor complexMultiply(Tensor gain, Tensor spectrum) {
    TensorVector gains = torch.chunk(gain, 2, 1);
    Tensor gainRe = gains.get(0);
    Tensor gainIm = gains.get(1);
    Tensor re = spectrum.narrow(1, 0, 1);
    Tensor im = spectrum.narrow(1, 1, 1);
    return Tensors.cat(1, gainRe.mul(re).sub(gainIm.mul(im)), gainRe.mul(im).add(gainIm.mul(re)));
  }
}

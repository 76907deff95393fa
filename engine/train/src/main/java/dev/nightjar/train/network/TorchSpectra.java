package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;
import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.InverseDft;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Spectra and what is done with them. */
final class TorchSpectra {

  /** Keeps the power of a silent band away from zero, where a root has no slope. */
  private static final double POWER_FLOOR = 1e-8;

  private TorchSpectra() {}

  /** Sounds of spectra whose frames overlap by three quarters. */
  static Tensor overlappedInverseDft(Tensor spectra, int length) {
    Tensor kernel = Tensors.of(InverseDft.kernel(length).values(), length + 2L, 1, length);
    return TorchLayers.transposedConv(spectra, kernel, new TensorOptional(), length / 4);
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
    int hop = framing.hopFrames();
    Tensor kernel =
        Tensors.of(framing.synthesis().values(), 2L * framing.bands(), framing.synthesisFrames());
    Tensor frames =
        torch.matmul(
            spectrum.permute(0, 2, 1, 3).reshape(spectrum.size(0), steps, 2L * framing.bands()),
            kernel);
    TensorVector halves = torch.chunk(frames, 2, 2);
    Tensor second = padded(halves.get(1), 1, 1, -1);
    return halves.get(0).add(second).reshape(spectrum.size(0), 1, steps * hop);
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

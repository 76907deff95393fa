package dev.nightjar.train.loss;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Short-time spectra for losses, with a periodic Hann window and no padding. */
final class Spectra {

  private Spectra() {}

  /** Spectra {@code [batch][bins][steps][2]} of signals {@code [batch][frames]}. */
  static Tensor of(Tensor signals, int length, int hop) {
    return torch.view_as_real(
        torch.stft(
            signals,
            length,
            new LongOptional(hop),
            new LongOptional(length),
            new TensorOptional(torch.hann_window(length)),
            false,
            new BoolOptional(true),
            new BoolOptional(true),
            new BoolOptional()));
  }

  /** Squared magnitudes, plus a floor that keeps roots smooth. */
  static Tensor power(Tensor spectra, double floor) {
    return spectra.square().sum(-1L).add(new Scalar(floor));
  }
}

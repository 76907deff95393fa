package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * The difference of magnitudes beside the magnitudes, both as norms over a signal, averaged over
 * the batch. Blind to phase like {@link LogPower}, but with a slope at silence, too.
 *
 * <p>Source: S. Arık, H. Jun, G. Diamos, "Fast spectrogram inversion using multi-head convolutional
 * neural networks", 2018, section 3.2.
 *
 * @param length window in frames
 * @param hop frames from window to window
 */
public record SpectralConvergence(int length, int hop) implements Loss {

  private static final double FLOOR = 1e-6;

  /** The power of noise at -46 dB in a bin: what is quieter is measured beside that. */
  private static final double QUIET = 1e-2;

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    return of(Spectra.of(estimate, length, hop), Spectra.of(clean, length, hop), FLOOR);
  }

  /** Of spectra {@code [batch][bins][steps][2]}; a power of {@code floor} keeps roots smooth. */
  static Tensor of(Tensor estimate, Tensor clean, double floor) {
    Tensor power = Spectra.power(clean, floor);
    Tensor difference = Spectra.power(estimate, floor).sqrt().sub(power.sqrt());
    Tensor norm = difference.flatten(1, -1).norm(new ScalarOptional(new Scalar(2)), 1);
    Tensor beside = power.flatten(1, -1).add(new Scalar(QUIET)).sum(1L).sqrt();
    return norm.div(beside).mean();
  }
}

package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * The difference of magnitudes beside the magnitudes, both as norms over the batch. Blind to phase
 * like {@link LogPower}, but with a slope at silence, too.
 *
 * <p>Source: S. Arık, H. Jun, G. Diamos, "Fast spectrogram inversion using multi-head convolutional
 * neural networks", 2018, section 3.2.
 *
 * @param length window in frames
 * @param hop frames from window to window
 */
public record SpectralConvergence(int length, int hop) implements Loss {

  private static final double FLOOR = 1e-6;

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor magnitude = magnitude(clean);
    return magnitude(estimate).sub(magnitude).norm().div(magnitude.norm());
  }

  private Tensor magnitude(Tensor signals) {
    return Spectra.power(Spectra.of(signals, length, hop), FLOOR).sqrt();
  }
}

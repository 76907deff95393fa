package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * The mean absolute difference of logarithmic power spectra: blind to phase, so that a synthesizer
 * is free to choose one.
 *
 * <p>Source: Défossez's thesis, section 2.3.2, equations 2.2 and 2.3: frames of 1024 every 256,
 * Hann window of peak 1, no normalization, ε = 1; the sum taken as a mean, as in table 2.1.
 *
 * @param length window in frames
 * @param hop frames from window to window
 * @param epsilon what keeps the logarithm of silence finite, and decides what is silence
 */
public record LogPower(int length, int hop, double epsilon) implements Loss {

  /** The chapter's. */
  public static LogPower spectral() {
    return new LogPower(1024, 256, 1);
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    return spectrum(estimate).sub(spectrum(clean)).abs().mean();
  }

  private Tensor spectrum(Tensor signals) {
    return Spectra.power(Spectra.of(signals, length, hop), epsilon).log();
  }
}

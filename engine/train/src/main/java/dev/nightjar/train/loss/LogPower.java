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
 * @param squared whether the differences are squared
 */
public record LogPower(int length, int hop, double epsilon, boolean squared) implements Loss {

  /** The chapter's. */
  public static LogPower spectral() {
    return new LogPower(1024, 256, 1, false);
  }

  /**
   * With ε = 10⁻³, 30 dB further down, and squared. The mean difference is smallest at the median,
   * which is silence as long as a network can't tell loud notes from those that have faded, and
   * there it has no slope; the mean square draws towards the mean.
   */
  public static LogPower faint() {
    return new LogPower(1024, 256, 1e-3, true);
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor difference = spectrum(estimate).sub(spectrum(clean));
    return squared ? difference.square().mean() : difference.abs().mean();
  }

  private Tensor spectrum(Tensor signals) {
    return Spectra.power(Spectra.of(signals, length, hop), epsilon).log();
  }
}

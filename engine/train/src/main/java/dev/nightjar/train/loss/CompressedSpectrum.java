package dev.nightjar.train.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Squared differences of spectra whose magnitudes are compressed by a power, so that quiet bands
 * count: a share of the complex difference, the rest of the magnitudes'.
 *
 * <p>Source: S. Braun, I. Tashev, "A consolidated view of loss functions for supervised deep
 * learning-based speech enhancement", TSP 2021, equation 5.
 *
 * @param exponent the power, 0 to 1
 * @param complexShare the share of the complex difference, 0 to 1
 * @param length window length in frames; the hop is a quarter
 */
public record CompressedSpectrum(double exponent, double complexShare, int length) implements Loss {

  /** Signals have unit level here: 85 dB below a steady tone. */
  private static final double FLOOR = 1e-4;

  /** The exponent 0.3 and share 0.3 that the source settles on. */
  public static CompressedSpectrum standard() {
    return new CompressedSpectrum(0.3, 0.3, 512);
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor a = Spectra.of(estimate, length, length / 4);
    Tensor b = Spectra.of(clean, length, length / 4);
    Tensor powerA = Spectra.power(a, FLOOR);
    Tensor powerB = Spectra.power(b, FLOOR);
    Tensor magnitude = powerA.pow(half(exponent)).sub(powerB.pow(half(exponent))).square().mean();
    Tensor complex =
        a.mul(powerA.pow(half(exponent - 1)).unsqueeze(-1))
            .sub(b.mul(powerB.pow(half(exponent - 1)).unsqueeze(-1)))
            .square()
            .sum(-1L)
            .mean();
    return magnitude.mul(new Scalar(1 - complexShare)).add(complex.mul(new Scalar(complexShare)));
  }

  private static Scalar half(double exponent) {
    return new Scalar(exponent / 2);
  }
}

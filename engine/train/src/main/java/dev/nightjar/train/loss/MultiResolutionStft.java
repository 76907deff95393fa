package dev.nightjar.train.loss;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Spectral convergence plus the mean absolute difference of log magnitudes, averaged over several
 * resolutions.
 *
 * <p>Source: R. Yamamoto, E. Song, J.-M. Kim, "Parallel WaveGAN", ICASSP 2020, equations 3 to 6.
 *
 * @param lengths window lengths in frames; hops are a quarter
 */
public record MultiResolutionStft(List<Integer> lengths) implements Loss {

  private static final double FLOOR = 1e-7;

  /** Takes a copy. */
  public MultiResolutionStft {
    lengths = List.copyOf(lengths);
  }

  /** Windows of 512, 1024 and 2048 frames. */
  public static MultiResolutionStft standard() {
    return new MultiResolutionStft(List.of(512, 1024, 2048));
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor sum = null;
    for (int length : lengths) {
      Tensor a = Spectra.of(estimate, length, length / 4);
      Tensor b = Spectra.of(clean, length, length / 4);
      Tensor logarithm = Spectra.power(a, FLOOR).log().sub(Spectra.power(b, FLOOR).log());
      Tensor term =
          SpectralConvergence.of(a, b, FLOOR).add(logarithm.abs().mean().mul(new Scalar(0.5)));
      sum = sum == null ? term : sum.add(term);
    }
    return sum.div(new Scalar((double) lengths.size()));
  }
}

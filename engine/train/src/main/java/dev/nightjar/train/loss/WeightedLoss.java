package dev.nightjar.train.loss;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** A weighted sum of losses, written as {@code compressed=1,error=0.01}. */
public final class WeightedLoss implements Loss {

  private final Map<Loss, Double> terms = new LinkedHashMap<>();

  private WeightedLoss() {}

  /**
   * Reads a sum of {@code l1}, {@code stft}, {@code compressed}, {@code error}, {@code spectral},
   * {@code faint}, {@code convergence} and {@code mse}.
   *
   * @throws IllegalArgumentException naming the term that it does not know
   */
  public static WeightedLoss parse(String text) {
    WeightedLoss sum = new WeightedLoss();
    for (String term : text.split(",", -1)) {
      String[] parts = term.split("=", 2);
      Loss loss =
          switch (parts[0].strip()) {
            case "l1" -> new WaveformL1();
            case "stft" -> MultiResolutionStft.standard();
            case "compressed" -> CompressedSpectrum.standard();
            case "error" -> LogError.standard();
            case "spectral" -> LogPower.spectral();
            case "faint" -> LogPower.faint();
            case "convergence" -> new SpectralConvergence(1024, 256);
            case "mse" -> new WaveformMse();
            default ->
                throw new IllegalArgumentException(
                    "no loss is called '"
                        + parts[0]
                        + "': use l1, stft, compressed, error, spectral, faint,"
                        + " convergence or mse");
          };
      try {
        sum.terms.put(loss, parts.length == 1 ? 1.0 : Double.parseDouble(parts[1]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("loss '" + term + "' has no number as its weight", e);
      }
    }
    return sum;
  }

  @Override
  public Tensor of(Tensor estimate, Tensor clean) {
    Tensor sum = null;
    for (Map.Entry<Loss, Double> term : terms.entrySet()) {
      Tensor part = term.getKey().of(estimate, clean).mul(new Scalar(term.getValue()));
      sum = sum == null ? part : sum.add(part);
    }
    return sum;
  }
}

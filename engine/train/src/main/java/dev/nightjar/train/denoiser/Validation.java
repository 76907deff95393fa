package dev.nightjar.train.denoiser;

import dev.nightjar.engine.measure.SiSdr;
import dev.nightjar.engine.measure.Stoi;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchNetwork;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Scores weights on examples that training never sees.
 *
 * @param noisy {@code [items][frames]}
 * @param clean {@code [items][frames]}
 */
public record Validation(List<float[]> noisy, List<float[]> clean) {

  /**
   * Means over the examples.
   *
   * @param loss the training loss
   * @param siSdrDb scale-invariant signal to distortion ratio, dB
   * @param stoi short-time objective intelligibility, 0 to 1
   */
  public record Scores(double loss, double siSdrDb, double stoi) {}

  /** Scores of the given weights. */
  public Scores scores(TorchNetwork network, Weights weights, Loss loss) {
    int late = network.network().lookaheadFrames();
    int hop = network.network().hopFrames();
    int rate = network.network().sampleRateHz();
    double lossSum = 0;
    double siSdrSum = 0;
    double stoiSum = 0;
    int speaking = 0;
    try (TorchNetwork scored = new TorchNetwork(network.network(), weights)) {
      for (int i = 0; i < noisy.size(); i++) {
        float[] reference = clean.get(i);
        int frames = (reference.length + late + hop - 1) / hop * hop;
        float[] estimate;
        try (PointerScope scope = new PointerScope();
            NoGradGuard guard = new NoGradGuard()) {
          Tensor input = Tensors.of(Arrays.copyOf(noisy.get(i), frames), 1, frames);
          Tensor target = Tensors.of(Arrays.copyOf(reference, frames), 1, frames);
          estimate =
              Arrays.copyOfRange(
                  Tensors.values(scored.forward(input)), late, late + reference.length);
          lossSum += Training.loss(loss, scored, input, target).item_float();
        }
        double siSdrDb = SiSdr.db(reference, estimate);
        double stoi = Stoi.stoi(reference, estimate, rate);
        // A held-out example may hold no speech, of which neither says anything.
        if (Double.isFinite(siSdrDb) && Double.isFinite(stoi)) {
          siSdrSum += siSdrDb;
          stoiSum += stoi;
          speaking++;
        }
      }
    }
    int count = noisy.size();
    return new Scores(lossSum / count, siSdrSum / speaking, stoiSum / speaking);
  }
}

package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The whitening reparametrization of a dense layer: steps as if its inputs were centred and of unit
 * variance, written on the weights themselves. With running averages μ, σ² of the inputs and β² =
 * 1/√(share × fan-in), {@code δw_ij = β² ⟨g_j (x_i − μ_i)⟩ / σ_i²} and {@code δb_j = β² ⟨g_j⟩ − Σ_i
 * μ_i δw_ij}.
 *
 * <p>The averages lag while inputs change fast: train with batch normalization for two epochs
 * first, or set {@code quietSteps}, during which gradients stay as they are.
 *
 * <p>Source: L. Bottou's lecture, "Whitening reparametrization".
 */
public final class Whitening implements AutoCloseable {

  private final double squaredBeta;
  private final double decay;
  private final double floor;
  private final long quietSteps;
  private final Memory memory;
  private final Tensor mean;
  private final Tensor square;
  private final Memory.Cell steps;

  /**
   * For a layer with inputs such as {@code like}.
   *
   * @param like {@code [inputs]}
   * @param share how often a weight is used within one example
   * @param decay what the running averages keep at each batch
   * @param floor least variance of an input, so that one that never changes does not count
   *     infinitely
   * @param quietSteps batches at the beginning that only feed the averages
   */
  public Whitening(Tensor like, long share, double decay, double floor, long quietSteps) {
    this.squaredBeta = 1 / Math.sqrt((double) share * like.numel());
    this.decay = decay;
    this.floor = floor;
    this.quietSteps = quietSteps;
    memory = new Memory(like);
    mean = memory.vector("mean");
    square = memory.vector("square");
    steps = memory.cell("steps", 0);
  }

  /**
   * Takes note of a batch and turns its gradients into those of the reparametrized layer, in place.
   *
   * @param inputs {@code [examples][inputs]}
   * @param weightGradient {@code [outputs][inputs]}
   * @param biasGradient {@code [outputs]}
   */
  public void rescale(Tensor inputs, Tensor weightGradient, Tensor biasGradient) {
    Scalar share = new Scalar(1 - decay);
    mean.lerp_(inputs.mean(0), share);
    square.lerp_(inputs.square().mean(0), share);
    double n = steps.increment();
    if (n <= quietSteps) {
      return;
    }
    Scalar correction = new Scalar(1 / (1 - Math.pow(decay, n)));
    Tensor mu = mean.mul(correction);
    Tensor variance = square.mul(correction).sub_(mu.square()).clamp_min_(new Scalar(floor));
    Scalar beta = new Scalar(squaredBeta);
    weightGradient.sub_(biasGradient.unsqueeze(1).mul(mu)).div_(variance).mul_(beta);
    biasGradient.mul_(beta).sub_(weightGradient.mv(mu));
  }

  /** All that it remembers, by name; writing to these tensors restores it. */
  public Map<String, Tensor> state() {
    return memory.tensors();
  }

  /** Forgets all; its tensors are known to no scope. */
  @Override
  public void close() {
    state().values().forEach(Tensor::close);
  }
}

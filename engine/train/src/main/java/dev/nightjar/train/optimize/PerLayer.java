package dev.nightjar.train.optimize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * Another optimizer with a step size of its own for each layer: divided by √(share × fan-in).
 *
 * <p>Source: L. Bottou's lecture, "About diagonal rescaling applied to neural nets".
 */
public final class PerLayer implements Optimizer {

  private final Optimizer inner;
  private final Tensor scale;

  /**
   * Around {@code inner}.
   *
   * @param layers all of the flat vector, in order
   * @throws IllegalArgumentException if the layers have not as many weights as {@code like}
   */
  public PerLayer(Tensor like, Optimizer inner, List<Layer> layers) {
    this.inner = inner;
    double[] scales = new double[(int) like.numel()];
    int from = 0;
    for (Layer layer : layers) {
      int to = (int) Math.min(scales.length, from + layer.weights());
      java.util.Arrays.fill(
          scales, from, to, 1 / Math.sqrt((double) layer.share() * layer.fanIn()));
      from = (int) (from + layer.weights());
    }
    if (from != scales.length) {
      throw new IllegalArgumentException(
          "layers of " + from + " weights for a vector of " + scales.length);
    }
    scale =
        Tensor.create(scales, scales.length)
            .to(like.device(), like.scalar_type())
            .retainReference();
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor before = values.clone();
    inner.step(values, sample, stepSize);
    values.sub_(before).mul_(scale).add_(before);
  }

  @Override
  public Map<String, Tensor> state() {
    return inner.state();
  }

  @Override
  public Set<Need> needs() {
    return inner.needs();
  }

  @Override
  public int stepsPerBatch() {
    return inner.stepsPerBatch();
  }

  @Override
  public void close() {
    inner.close();
    scale.close();
  }
}

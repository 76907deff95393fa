package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent.
 *
 * <p>Source: H. Robbins, S. Monro, 1951; L. Bottou, F. Curtis, J. Nocedal, "Optimization methods
 * for large-scale machine learning", algorithm 4.1.
 */
public final class Sgd implements Optimizer {

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    values.sub_(sample.gradient(), new Scalar(stepSize));
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of();
  }
}

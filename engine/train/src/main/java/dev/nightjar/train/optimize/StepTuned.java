package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Step-Tuned SGD: two steps on each batch, and a step size from the curvature between them.
 *
 * <p>Source: "Step-Tuned SGD", algorithm 2, and the decay of section 5.1.
 */
public final class StepTuned implements Optimizer {

  private final CurvatureStep tuning;
  private final double beta;
  private final double delta;
  private final long batchesPerEpoch;
  private final Memory memory;
  private final Tensor first;
  private final Tensor variation;
  private final Memory.Cell halfSteps;
  private final Memory.Cell gamma;
  private final Memory.Cell taken;

  /**
   * For weights such as {@code like}.
   *
   * @param beta what the average of gradient variations keeps
   * @param delta the step size falls as {@code q^-(1/2 + delta)}, with q the epoch, from 1; a delta
   *     of −1/2 keeps it
   * @param batchesPerEpoch 1 for the algorithm as printed, where each batch is an epoch
   */
  public StepTuned(
      Tensor like, CurvatureStep tuning, double beta, double delta, long batchesPerEpoch) {
    this.tuning = tuning;
    this.beta = beta;
    this.delta = delta;
    this.batchesPerEpoch = batchesPerEpoch;
    memory = new Memory(like);
    first = memory.vector("first");
    variation = memory.vector("variation");
    halfSteps = memory.cell("half_steps", 0);
    gamma = memory.cell("gamma", 1);
    taken = memory.cell("taken", 0);
  }

  @Override
  public int stepsPerBatch() {
    return 2;
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    long half = (long) halfSteps.get();
    long k = half / 2;
    double eta =
        stepSize * Math.pow((double) (k / batchesPerEpoch + 1), -0.5 - delta) * gamma.get();
    values.sub_(gradient, new Scalar(eta));
    if (half % 2 == 0) {
      first.copy_(gradient);
      taken.set(eta);
    } else {
      // The step between the gradients is known exactly: the first one times its step size.
      variation.lerp_(gradient.sub(first), new Scalar(1 - beta));
      double eta0 = taken.get();
      double along = -eta0 * variation.dot(first).item_double() / (1 - Math.pow(beta, k + 1.0));
      gamma.set(tuning.factor(eta0 * eta0 * first.dot(first).item_double(), along));
    }
    halfSteps.increment();
  }

  /** γ of the next batch. */
  public double factor() {
    return gamma.get();
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

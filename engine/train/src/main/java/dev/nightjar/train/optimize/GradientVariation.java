package dev.nightjar.train.optimize;

import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Step sizes tuned at each step by how the gradient varied over the step before: the full-batch
 * algorithm, and the three heuristics on the way to {@link StepTuned}.
 *
 * <p>Source: "Step-Tuned SGD", algorithms 1, 3, 4 and 5. Algorithm 5 prints the decay of the step
 * before as (k − 1)^(1/2 + δ), which is 0 at its first use; the step before was made with k^(1/2 +
 * δ), and that is used.
 */
public final class GradientVariation implements Optimizer {

  /** Where the variation comes from. */
  private enum Source {
    /** From two gradients as they are given. */
    GIVEN,
    /** From two gradients of the whole objective. */
    EXACT,
    /** From the expected product of Hessian and gradient at the step's beginning. */
    EXPECTED
  }

  private final Source source;
  private final CurvatureStep tuning;
  private final double delta;
  private final Memory memory;
  private final Tensor step;
  private final Tensor before;
  private final Memory.Cell steps;
  private final Memory.Cell taken;
  private double lastFactor = 1;

  private GradientVariation(Tensor like, Source source, CurvatureStep tuning, double delta) {
    this.source = source;
    this.tuning = tuning;
    this.delta = delta;
    memory = new Memory(like);
    step = memory.vector("step_gradient");
    before = memory.vector("before");
    steps = memory.cell("steps", 0);
    taken = memory.cell("taken", 0);
  }

  /**
   * Algorithm 1, for gradients without noise: a Barzilai-Borwein step that is long where the
   * objective is concave.
   */
  public static GradientVariation fullBatch(Tensor like, double concave) {
    return new GradientVariation(like, Source.GIVEN, CurvatureStep.unbounded(concave), -0.5);
  }

  /** Algorithm 3, which takes the variation from the gradients of two batches. */
  public static GradientVariation stochastic(Tensor like, CurvatureStep tuning, double delta) {
    return new GradientVariation(like, Source.GIVEN, tuning, delta);
  }

  /** Algorithm 4, which needs {@link Need#WHOLE_GRADIENT}. */
  public static GradientVariation exact(Tensor like, CurvatureStep tuning, double delta) {
    return new GradientVariation(like, Source.EXACT, tuning, delta);
  }

  /** Algorithm 5, which needs {@link Need#EXPECTED_CURVATURE}. */
  public static GradientVariation expected(Tensor like, CurvatureStep tuning, double delta) {
    return new GradientVariation(like, Source.EXPECTED, tuning, delta);
  }

  @Override
  public Set<Need> needs() {
    return switch (source) {
      case GIVEN -> Set.of();
      case EXACT -> Set.of(Need.WHOLE_GRADIENT);
      case EXPECTED -> Set.of(Need.EXPECTED_CURVATURE);
    };
  }

  @Override
  public void step(Tensor values, GradientSample sample, double stepSize) {
    Tensor gradient = sample.gradient();
    Tensor witness =
        switch (source) {
          case GIVEN -> gradient;
          case EXACT -> sample.get(Need.WHOLE_GRADIENT);
          case EXPECTED -> sample.get(Need.EXPECTED_CURVATURE);
        };
    double k = steps.get();
    lastFactor = k == 0 ? 1 : tunedFactor(witness);
    double eta = stepSize * Math.pow(k + 1, -0.5 - delta) * lastFactor;
    values.sub_(gradient, new Scalar(eta));
    step.copy_(gradient);
    before.copy_(witness);
    taken.set(eta);
    steps.increment();
  }

  /** With Δθ = −η g of the step before. */
  private double tunedFactor(Tensor witness) {
    double eta = taken.get();
    double squared = eta * eta * step.dot(step).item_double();
    Tensor variation =
        source == Source.EXPECTED ? before.mul(new Scalar(-eta)) : witness.sub(before);
    return tuning.factor(squared, -eta * variation.dot(step).item_double());
  }

  /** γ of the last step. */
  public double factor() {
    return lastFactor;
  }

  @Override
  public Map<String, Tensor> state() {
    return memory.tensors();
  }
}

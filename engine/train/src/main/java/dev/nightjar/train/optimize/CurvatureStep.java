package dev.nightjar.train.optimize;

/**
 * How a step size follows the curvature along the last step.
 *
 * <p>Source: "Step-Tuned SGD", algorithms 1 to 5; defaults of section 3.3.3.
 *
 * @param concave ν, the factor where the objective is concave along the step
 * @param least m̃, the smallest factor
 * @param most M̃, the largest one
 */
public record CurvatureStep(double concave, double least, double most) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the smallest factor is larger than the largest
   */
  public CurvatureStep {
    if (least > most) {
      throw new IllegalArgumentException("least " + least + " is more than most " + most);
    }
  }

  /** What the paper recommends. */
  public static final CurvatureStep DEFAULT = new CurvatureStep(2, 0.5, 2);

  /** A factor in no bounds, as the full-batch algorithm has it. */
  public static CurvatureStep unbounded(double concave) {
    return new CurvatureStep(concave, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * The factor ‖Δθ‖² / ⟨Δg, Δθ⟩.
   *
   * @param squaredStep ‖Δθ‖²
   * @param curvature ⟨Δg, Δθ⟩
   */
  double factor(double squaredStep, double curvature) {
    double factor = curvature > 0 ? squaredStep / curvature : concave;
    return Math.min(Math.max(factor, least), most);
  }
}

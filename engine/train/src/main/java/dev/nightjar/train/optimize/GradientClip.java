package dev.nightjar.train.optimize;

import java.util.Set;
import org.bytedeco.pytorch.Scalar;

/**
 * Shortens gradients that are too long. All steps of one batch share a factor: an optimizer that
 * compares their gradients sees those of one objective.
 */
public final class GradientClip {

  private final double longest;
  private double factor = 1;

  /** Nothing is longer than {@code longest}, where a batch is used once. */
  public GradientClip(double longest) {
    this.longest = longest;
  }

  /**
   * Shortens a sample in place.
   *
   * @param needs what it holds beside the gradient
   * @param norm length of the gradient
   * @param firstOfBatch whether no step was made with its batch yet
   */
  public void shorten(GradientSample sample, Set<Need> needs, double norm, boolean firstOfBatch) {
    if (firstOfBatch) {
      factor = norm > longest ? longest / norm : 1;
    }
    if (factor < 1) {
      sample.gradient().mul_(new Scalar(factor));
      for (Need need : needs) {
        // A variance is a square; the others are never asked of a batch.
        sample.get(need).mul_(new Scalar(factor * factor));
      }
    }
  }

  /** The factor of the batch. */
  public double factor() {
    return factor;
  }

  /** Goes on within a batch. */
  public void restore(double batchFactor) {
    factor = batchFactor;
  }
}

package dev.nightjar.train.optimize;

/** Loss or gradient are no numbers any more. */
public final class DivergedException extends Exception {

  /** At that step, with that loss and length of the gradient. */
  public DivergedException(long step, double loss, double gradientNorm) {
    super(
        "step "
            + step
            + ": loss "
            + loss
            + ", gradient norm "
            + gradientNorm
            + "; go on from the last checkpoint with a smaller --step-size");
  }
}

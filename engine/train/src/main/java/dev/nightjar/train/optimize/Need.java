package dev.nightjar.train.optimize;

/** What an optimizer may want to know beside the gradient of a batch. */
public enum Need {
  /** The variance of each element of the gradient, estimated within the batch. */
  VARIANCE,
  /** The gradient of the whole objective. */
  WHOLE_GRADIENT,
  /** The mean over batches of Hessian times gradient, both of the batch. */
  EXPECTED_CURVATURE
}

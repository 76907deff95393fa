package dev.nightjar.train.network;

import org.bytedeco.pytorch.Tensor;

/**
 * Something with weights to train, of which several threads can have one each.
 *
 * @param <N> itself
 */
public interface Trainable<N extends Trainable<N>> extends AutoCloseable {

  /** The gradient of all weights as one vector; backward passes add to it. */
  Tensor gradient();

  /** Another with the same weights, shared, and a gradient of its own. */
  N replica();

  @Override
  void close();
}

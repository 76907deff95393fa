package dev.nightjar.train.optimize;

import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves weights along a gradient. [not real-time], one thread at a time, within the caller's {@code
 * PointerScope} and without recording of gradients.
 */
public interface Optimizer extends AutoCloseable {

  /**
   * One step on the flat vector of weights, in place.
   *
   * @param sample the gradient there, and what else {@link #needs} names
   * @param stepSize the α of the papers
   */
  void step(Tensor values, GradientSample sample, double stepSize);

  /** One step of an optimizer that needs nothing but a gradient. */
  default void step(Tensor values, Tensor gradient, double stepSize) {
    step(values, GradientSample.of(gradient), stepSize);
  }

  /** All that it remembers, by name; writing to these tensors restores it. */
  Map<String, Tensor> state();

  /** What a sample must hold beside the gradient. */
  default Set<Need> needs() {
    return Set.of();
  }

  /**
   * How many steps in a row are to be made with the same batch, its gradient computed anew before
   * each.
   */
  default int stepsPerBatch() {
    return 1;
  }

  /** Forgets all; its tensors are known to no scope. */
  @Override
  default void close() {
    state().values().forEach(Tensor::close);
  }
}

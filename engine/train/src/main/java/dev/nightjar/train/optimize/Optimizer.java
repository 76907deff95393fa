package dev.nightjar.train.optimize;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Moves weights along a gradient. [not real-time], one thread at a time. */
public interface Optimizer {

  /** One step on the flat vector of weights, in place. */
  void step(Tensor values, Tensor gradient, double stepSize);

  /** All that it remembers, by name; writing to these tensors restores it. */
  Map<String, Tensor> state();
}

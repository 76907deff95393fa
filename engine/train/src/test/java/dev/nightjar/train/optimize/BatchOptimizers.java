package dev.nightjar.train.optimize;

import java.util.List;

/** The optimizers that models can be trained with. */
public final class BatchOptimizers {

  private BatchOptimizers() {}

  /** All but those that need the whole objective. */
  public static List<String> names() {
    return Optimizers.listing().keySet().stream()
        .filter(name -> !List.of("exact-gv", "expected-gv").contains(name))
        .toList();
  }
}

package dev.nightjar.train.optimize;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Long vectors in parts that stay in a processor's cache while several operations pass over them:
 * an update is as fast as memory, and memory is read once instead of once an operation.
 */
final class Blocks {

  /** A quarter of a megabyte of each vector. */
  private static final long ELEMENTS = 1 << 16;

  private Blocks() {}

  /** What is done with the elements from {@code from} on. */
  interface Part {
    void update(long from, long count);
  }

  /** Does it with all of a vector; what each part makes is forgotten at its end. */
  static void each(Tensor vector, Part part) {
    long all = vector.numel();
    for (long from = 0; from < all; from += ELEMENTS) {
      try (PointerScope scope = new PointerScope()) {
        part.update(from, Math.min(ELEMENTS, all - from));
      }
    }
  }
}

package dev.nightjar.train.data;

/** An endless row of training examples, each reachable by its number. */
public interface ExampleSource {
  /**
   * [any thread] Writes example number {@code index}; the same seed and index give the same samples
   * on every call.
   *
   * @param noisy all of it is overwritten; full scale 1
   * @param clean as long as {@code noisy}
   */
  void fill(long seed, long index, float[] noisy, float[] clean);
}

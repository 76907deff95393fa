package dev.nightjar.engine.network;

/**
 * One tensor of weights that a network wants.
 *
 * @param name its name, unique in the network
 * @param shape its sizes
 * @param role what it is, which decides how it starts
 * @param fanIn how many inputs each of its outputs sums, at least 1
 */
public record Parameter(String name, Shape shape, Role role, int fanIn) {

  /** What a parameter is. */
  public enum Role {
    /** The kernel of a convolution: uniform in ±1/sqrt(fanIn), then rescaled. */
    KERNEL,
    /** The bias of a convolution: as its kernel, and rescaled with it. */
    KERNEL_BIAS,
    /** A weight of a recurrence or of the bands: uniform in ±1/sqrt(fanIn). */
    DENSE,
    /** A look-up table: normally distributed. */
    TABLE,
    /** A gain: starts at 1. */
    GAIN,
    /** An offset: starts at 0. */
    OFFSET,
    /** The offset of a memory's gates: memories from 1 to 128 steps, evenly by their logarithm. */
    MEMORY
  }

  /** Sizes of a tensor. */
  public record Shape(int... sizes) {

    /** Takes a copy. */
    public Shape {
      sizes = sizes.clone();
    }

    @Override
    public int[] sizes() {
      return sizes.clone();
    }

    /** The sizes as ONNX and libtorch want them. */
    public long[] asLongs() {
      long[] longs = new long[sizes.length];
      for (int i = 0; i < sizes.length; i++) {
        longs[i] = sizes[i];
      }
      return longs;
    }

    /** The number of elements. */
    public int count() {
      int count = 1;
      for (int size : sizes) {
        count = Math.multiplyExact(count, size);
      }
      return count;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shape shape && java.util.Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
      return java.util.Arrays.toString(sizes);
    }
  }
}

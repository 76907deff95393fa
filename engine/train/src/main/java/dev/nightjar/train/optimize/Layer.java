package dev.nightjar.train.optimize;

/**
 * Weights that lie one after another in the flat vector, and what optimizers that tell layers apart
 * have to know of them.
 *
 * @param weights how many
 * @param share how often each is used within one example: 1 for a dense layer, the positions of a
 *     convolution's output
 * @param fanIn inputs of a unit
 * @param matrices what the weights begin with; behind it lie biases, gains and offsets
 */
public record Layer(long weights, long share, long fanIn, Matrices matrices) {

  /**
   * Matrices of one size, one after another, each row by row.
   *
   * @param count how many, 0 for none
   * @param rows of each
   * @param columns of each
   */
  public record Matrices(long count, long rows, long columns) {

    /** Of weights that are no matrix. */
    public static final Matrices NONE = new Matrices(0, 1, 1);

    /** The weights of one. */
    public long size() {
      return rows * columns;
    }
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not so many weights
   */
  public Layer {
    if (matrices.count() * matrices.size() > weights) {
      throw new IllegalArgumentException(matrices + " in a layer of " + weights + " weights");
    }
  }

  /** Weights that are no matrix. */
  public Layer(long weights, long share, long fanIn) {
    this(weights, share, fanIn, Matrices.NONE);
  }
}

package dev.nightjar.train.optimize;

import org.bytedeco.pytorch.Tensor;

/**
 * AdaBatch for the rows of a look-up table: the gradient of a row is the mean over those examples
 * of the batch that used it, not over all.
 *
 * <p>Source: A. Défossez' thesis, eq. 4.7.
 *
 * @param offset where the table begins in the flat vector of weights
 * @param rows entries of the table
 * @param columns weights of an entry
 */
public record AdaBatchRows(long offset, long rows, long columns) {

  /**
   * Turns the table's part of a batch's mean gradient into AdaBatch's, in place.
   *
   * @param gradient flat vector of all weights
   * @param used {@code [examples]} the row, 0 to rows − 1, that each example of the batch used
   */
  public void aggregate(Tensor gradient, long[] used) {
    double[] factors = new double[(int) rows];
    for (long row : used) {
      factors[(int) row]++;
    }
    for (int row = 0; row < factors.length; row++) {
      factors[row] = factors[row] == 0 ? 1 : used.length / factors[row];
    }
    Tensor scale = Tensor.create(factors, rows, 1L).to(gradient.device(), gradient.scalar_type());
    gradient.narrow(0, offset, rows * columns).view(rows, columns).mul_(scale);
  }

  /**
   * What takes the place of the count where rows are used with a known probability: (1 − (1 − p)^B)
   * / p (eq. 4.9), and its limit B where p is 0.
   */
  public static double factor(double probability, int batch) {
    return probability == 0 ? batch : -Math.expm1(batch * Math.log1p(-probability)) / probability;
  }
}

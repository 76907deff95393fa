package dev.nightjar.train.sparse;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Examples like texts as bags of words: few of very many features, whose frequencies fall as a
 * power of their rank, as those of words do. Each word is somewhat more frequent in one of two
 * classes.
 *
 * @param rows examples
 * @param columns features
 * @param active features of an example, on average
 * @param exponent by which frequencies fall with rank, about 1 for words
 * @param tilt 0 to 1: a word is (1 + tilt) / (1 − tilt) times as frequent in its class
 * @param noise share of labels that are drawn
 * @param seed of everything
 */
public record GeneratedText(
    int rows, int columns, int active, double exponent, double tilt, double noise, long seed) {

  /** Checks the sizes. */
  public GeneratedText {
    Require.atLeastOne("rows", rows);
    Require.atLeastOne("active", active);
    if (active >= columns) {
      throw new IllegalArgumentException(
          active + " active features of " + columns + " are not few; make larger texts");
    }
  }

  /** The sizes of news20 in the thesis: 19,996 examples of 455 active features in 1,355,191. */
  public static GeneratedText likeNews20(long seed) {
    return new GeneratedText(19_996, 1_355_191, 455, 1, 0.2, 0.04, seed);
  }

  /** The same with a share of the examples and features. */
  public GeneratedText smaller(double share) {
    return new GeneratedText(
        (int) Math.ceil(share * rows),
        (int) Math.ceil(share * columns),
        active,
        exponent,
        tilt,
        noise,
        seed);
  }

  /** Makes the examples, each of norm 1. */
  public SparseRows make() {
    SplittableRandom random = new SplittableRandom(seed);
    double[] rates = rates();
    double[] cumulated = rates.clone();
    Arrays.parallelPrefix(cumulated, Double::sum);
    double total = cumulated[columns - 1];
    boolean[] first = new boolean[columns];
    for (int k = 0; k < columns; k++) {
      first[k] = random.nextBoolean();
    }
    double foreign = (1 - tilt) / (1 + tilt);
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (int row = 0; row < rows; row++) {
      boolean own = random.nextBoolean();
      int[] drawn = new int[(int) Math.round(total)];
      for (int i = 0; i < drawn.length; i++) {
        do {
          int found = Arrays.binarySearch(cumulated, random.nextDouble() * total);
          drawn[i] = Math.min(columns - 1, found < 0 ? -found - 1 : found);
        } while (first[drawn[i]] != own && random.nextDouble() >= foreign);
      }
      Arrays.sort(drawn);
      for (int i = 0; i < drawn.length; i++) {
        if (i == 0 || drawn[i] != drawn[i - 1]) {
          builder.add(drawn[i], 1);
        }
      }
      boolean label = random.nextDouble() < noise ? random.nextBoolean() : own;
      builder.endRow(label ? 1 : -1);
    }
    return builder.build(columns).normalized();
  }

  /**
   * How often a feature is drawn for an example, as a power of its rank and so that as many are
   * active as wanted: one that is drawn again is active once.
   */
  private double[] rates() {
    double[] rates = new double[columns];
    Arrays.setAll(rates, k -> Math.pow(k + 1.0, -exponent));
    double low = 0;
    double high = 1e6 * active;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      double expected = 0;
      for (double rate : rates) {
        expected -= Math.expm1(-middle * rate);
      }
      if (expected < active) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (int k = 0; k < columns; k++) {
      rates[k] *= low;
    }
    return rates;
  }
}

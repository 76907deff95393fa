package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.GeneratedText;
import dev.nightjar.train.sparse.LibSvmReader;
import dev.nightjar.train.sparse.MailReader;
import dev.nightjar.train.sparse.MailReader.Weight;
import dev.nightjar.train.sparse.SparseRows;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sparse examples, four in five to train on, rows of norm 1.
 *
 * @param name where they come from
 */
record SparseData(String name, SparseRows training, SparseRows test) {

  /** The share of news20's size that is made up where no file is given; five times it is all. */
  private static final double SHARE = 0.2;

  private static final int LEAST_ROWS = 10;

  /**
   * From the file or the mails of the conditions, or made up.
   *
   * @throws IOException if they can't be read or are too few
   */
  static SparseData of(Conditions conditions, Results results) throws IOException {
    SparseRows rows;
    String name;
    if (conditions.inputs().data().isPresent()) {
      rows = LibSvmReader.read(conditions.inputs().data().get(), true).normalized();
      name = conditions.inputs().data().get().getFileName().toString();
      require(rows, conditions.inputs().data().get().toString());
    } else if (conditions.inputs().mail().isPresent()) {
      rows = MailReader.read(conditions.inputs().mail().get(), Weight.BINARY, 1).normalized();
      name = "mails";
      require(rows, conditions.inputs().mail().get().toString());
    } else {
      double share = share(conditions.effort());
      rows = GeneratedText.likeNews20(conditions.seed()).smaller(share).make();
      name = "made up like news20";
      require(rows, name);
    }
    int[] order = rows.shuffled(new SplittableRandom(conditions.seed()));
    int split = order.length * 4 / 5;
    SparseData data =
        new SparseData(
            name,
            rows.pick(Arrays.copyOf(order, split)),
            rows.pick(Arrays.copyOfRange(order, split, order.length)));
    results.say(
        String.format(
            Locale.ROOT,
            "%s: %d examples to train on, %d to test, %d features, %.1f active",
            name,
            data.training.count(),
            data.test.count(),
            rows.columnCount(),
            (double) rows.entries() / rows.count()));
    boolean given =
        conditions.inputs().data().isPresent() || conditions.inputs().mail().isPresent();
    if (given && conditions.effort() != 1) {
      results.say("all of " + name + " is used, whatever --effort: only made-up texts have a size");
    }
    return data;
  }

  /** The share of news20's size for an effort. */
  static double share(double effort) {
    return Math.min(1, SHARE * effort);
  }

  private static void require(SparseRows rows, String source) throws IOException {
    if (rows.count() < LEAST_ROWS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s has %d rows; to train and to test takes at least %d",
              source,
              rows.count(),
              LEAST_ROWS));
    }
  }
}

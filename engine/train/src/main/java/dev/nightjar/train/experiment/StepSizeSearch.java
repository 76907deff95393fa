package dev.nightjar.train.experiment;

/**
 * Looks for the best step size by factors of 3, up and down from a guess, until it gets worse, at
 * most four.
 */
final class StepSizeSearch {

  private static final double FACTOR = 3;
  private static final int MOST_EACH_WAY = 4;

  private StepSizeSearch() {}

  /** How well a step size does; less is better, and what is no number is worst. */
  interface Trial {
    double loss(double stepSize) throws InterruptedException;
  }

  /** The best of the step sizes that were tried. */
  static double best(double guess, Trial trial) throws InterruptedException {
    double least = loss(trial, guess);
    int best = 0;
    for (int n = 1; n <= MOST_EACH_WAY; n++) {
      double loss = loss(trial, guess * Math.pow(FACTOR, n));
      if (loss >= least) {
        break;
      }
      least = loss;
      best = n;
    }
    for (int n = -1; best <= 0 && n >= -MOST_EACH_WAY; n--) {
      double loss = loss(trial, guess * Math.pow(FACTOR, n));
      if (loss >= least && Double.isFinite(least)) {
        break;
      }
      least = loss;
      best = n;
    }
    return guess * Math.pow(FACTOR, best);
  }

  /** Whether a better one may lie beyond: the best is the last that was to be tried. */
  static boolean endsAtItsEdge(double guess, double best) {
    double factors = Math.abs(Math.log(best / guess) / Math.log(FACTOR));
    return Math.round(factors) == MOST_EACH_WAY;
  }

  private static double loss(Trial trial, double stepSize) throws InterruptedException {
    double loss = trial.loss(stepSize);
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }
}

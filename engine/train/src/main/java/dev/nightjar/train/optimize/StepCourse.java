package dev.nightjar.train.optimize;

/** The step sizes of a run that is under way: those of a rule, halved where the rule says so. */
public final class StepCourse {

  private final StepRule rule;
  private double factor = 1;
  private double meanBefore = Double.POSITIVE_INFINITY;
  private double sum;
  private long count;

  /** From the beginning. */
  public StepCourse(StepRule rule) {
    this.rule = rule;
  }

  /** The size of step {@code n}, counted from 0. */
  public double at(long n) {
    return factor * rule.at(n);
  }

  /** Takes note of a step's loss. */
  public void heard(double loss) {
    if (rule instanceof StalledHalving halving) {
      sum += loss;
      count++;
      if (count >= halving.patienceSteps() / factor) {
        double mean = sum / count;
        boolean stalled = !(mean < meanBefore);
        factor *= stalled ? 0.5 : 1;
        // What was reached with longer steps is no measure for the shorter ones' first mean.
        meanBefore = stalled ? Double.POSITIVE_INFINITY : mean;
        sum = 0;
        count = 0;
      }
    }
  }

  /** What a checkpoint keeps of it. */
  @Override
  public String toString() {
    return factor + " " + meanBefore + " " + sum + " " + count;
  }

  /**
   * Goes on from where another was; a rule that doesn't look at losses has nothing to go on from.
   */
  public void restore(String saved) {
    if (rule instanceof StalledHalving) {
      String[] parts = saved.split(" ", -1);
      factor = Double.parseDouble(parts[0]);
      meanBefore = Double.parseDouble(parts[1]);
      sum = Double.parseDouble(parts[2]);
      count = Long.parseLong(parts[3]);
    }
  }
}

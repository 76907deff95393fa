package dev.nightjar.train.sparse;

/** Losses of a prediction, the inner product of example and weights. */
public enum LinearLoss {
  /** log(1 + exp(−y s)), for labels y of −1 and 1. */
  LOGISTIC {
    @Override
    public double value(double prediction, double label) {
      double margin = prediction * label;
      return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    }

    @Override
    public double slope(double prediction, double label) {
      return -label / (1 + Math.exp(prediction * label));
    }
  },
  /** (s − y)² / 2. */
  SQUARE {
    @Override
    public double value(double prediction, double label) {
      return 0.5 * (prediction - label) * (prediction - label);
    }

    @Override
    public double slope(double prediction, double label) {
      return prediction - label;
    }
  };

  /** What minimizing it is called. */
  public String label() {
    return this == LOGISTIC ? "logistic regression" : "least squares";
  }

  /** The loss. */
  public abstract double value(double prediction, double label);

  /** Its derivative by the prediction. */
  public abstract double slope(double prediction, double label);
}

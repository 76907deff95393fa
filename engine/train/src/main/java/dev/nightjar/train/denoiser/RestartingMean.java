package dev.nightjar.train.denoiser;

/** A mean that starts anew when it is taken. */
final class RestartingMean {

  /** What {@link #toString} says of a mean of nothing. */
  static final String NONE = "0 0";

  private double sum;
  private long count;

  /** Goes on from what {@link #toString} said. */
  void restore(String text) {
    String[] parts = text.split(" ", 2);
    sum = Double.parseDouble(parts[0]);
    count = Long.parseLong(parts[1]);
  }

  @Override
  public String toString() {
    return sum + " " + count;
  }

  void add(double value) {
    sum += value;
    count++;
  }

  double take() {
    double mean = count == 0 ? Double.NaN : sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}

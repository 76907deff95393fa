package dev.nightjar.engine.audio;

/** A second-order section in double precision, transposed direct form II. */
final class Biquad {

  private static final double VANISHING = 1e-30;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double first;
  private double second;

  Biquad(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  double next(double in) {
    double out = b0 * in + first;
    first = b1 * in - a1 * out + second;
    second = b2 * in - a2 * out;
    return out;
  }

  /** Ends what would fade for ever; called once a block, it keeps denormals away. */
  void settle() {
    if (Math.abs(first) < VANISHING && Math.abs(second) < VANISHING) {
      reset();
    }
  }

  void reset() {
    first = 0;
    second = 0;
  }
}

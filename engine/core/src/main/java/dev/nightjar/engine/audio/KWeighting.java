package dev.nightjar.engine.audio;

/**
 * The K weighting of one channel at any sample rate: a high shelf for the head, then a high pass.
 *
 * <p>ITU-R BS.1770-4, annex 1, tabulates coefficients for 48 kHz only. The analogue prototypes
 * behind them are those of B. De Man, "Evaluation of implementations of the EBU R128 loudness
 * measurement", AES 145th Convention, 2018; the bilinear transform of these gives the tabulated
 * values at 48 kHz.
 */
final class KWeighting {

  private static final double SHELF_HZ = 1681.974450955533;
  private static final double SHELF_GAIN_DB = 3.999843853973347;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_SLOPE = 0.4996667741545416;
  private static final double HIGH_PASS_HZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  private final Biquad shelf;
  private final Biquad highPass;

  KWeighting(int sampleRateHz) {
    shelf = shelf(sampleRateHz);
    highPass = highPass(sampleRateHz);
  }

  double next(double in) {
    return highPass.next(shelf.next(in));
  }

  void settle() {
    shelf.settle();
    highPass.settle();
  }

  void reset() {
    shelf.reset();
    highPass.reset();
  }

  private static Biquad shelf(int sampleRateHz) {
    double k = Math.tan(Math.PI * SHELF_HZ / sampleRateHz);
    double high = Math.pow(10, SHELF_GAIN_DB / 20);
    double middle = Math.pow(high, SHELF_SLOPE);
    double a0 = 1 + k / SHELF_Q + k * k;
    return new Biquad(
        (high + middle * k / SHELF_Q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - middle * k / SHELF_Q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / SHELF_Q + k * k) / a0);
  }

  /**
   * The standard's numerator is 1, -2, 1 at 48 kHz, so its high pass lifts all it passes by 0.04
   * dB; the same lift at any rate keeps readings equal.
   */
  private static Biquad highPass(int sampleRateHz) {
    double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRateHz);
    double a0 = highPassA0(sampleRateHz);
    double lift = highPassA0(48_000) / a0;
    return new Biquad(
        lift, -2 * lift, lift, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
  }

  private static double highPassA0(int sampleRateHz) {
    double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRateHz);
    return 1 + k / HIGH_PASS_Q + k * k;
  }
}

package dev.nightjar.engine.stream;

/**
 * The gain of the band that the model does not hear: what the model did to the top of its own band,
 * smooth in time. Noise that it took away there rarely ends at the band's edge.
 */
final class HighBandGain {

  private static final double ATTACK_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.015;
  private static final double POWER_FLOOR = 1e-12;
  private static final double VANISHED_POWER = 1e-30;

  private final double attack;
  private final double release;
  private final Top in = new Top();
  private final Top out = new Top();
  private double powerIn;
  private double powerOut;
  private double gain = 1;

  HighBandGain(int modelRateHz) {
    attack = Math.exp(-1 / (ATTACK_SECONDS * modelRateHz));
    release = Math.exp(-1 / (RELEASE_SECONDS * modelRateHz));
  }

  /** The gain after one more frame of the model's input and output. [engine thread] */
  float next(float sampleIn, float sampleOut) {
    double topIn = in.next(sampleIn);
    double topOut = out.next(sampleOut);
    powerIn = smooth(powerIn, topIn * topIn);
    powerOut = smooth(powerOut, topOut * topOut);
    double wanted = Math.min(1, Math.sqrt((powerOut + POWER_FLOOR) / (powerIn + POWER_FLOOR)));
    gain = wanted + (wanted > gain ? attack : release) * (gain - wanted);
    return (float) gain;
  }

  private double smooth(double past, double now) {
    if (now == 0 && past < VANISHED_POWER) {
      // In silence it would fade to a denormal and stay one, which costs time at each frame.
      return 0;
    }
    return now + (now > past ? attack : release) * (past - now);
  }

  /** The smoothed powers of both tops together. */
  double power() {
    return powerIn + powerOut;
  }

  void reset() {
    in.reset();
    out.reset();
    powerIn = 0;
    powerOut = 0;
    gain = 1;
  }

  /**
   * The top of a band: three second differences in a row. 1 at the edge, -18 dB at half of it, -50
   * dB at a quarter, so that vowels don't open the band above for noise.
   */
  private static final class Top {
    private static final int SECTIONS = 3;
    private final double[] last = new double[2 * SECTIONS];

    double next(double x) {
      double y = x;
      for (int i = 0; i < last.length; i += 2) {
        double difference = 0.25 * (y - 2 * last[i] + last[i + 1]);
        last[i + 1] = last[i];
        last[i] = y;
        y = difference;
      }
      return y;
    }

    void reset() {
      java.util.Arrays.fill(last, 0);
    }
  }
}

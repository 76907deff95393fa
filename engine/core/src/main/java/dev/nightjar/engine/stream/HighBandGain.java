package dev.nightjar.engine.stream;

/**
 * The gain of the band that the model does not hear: what the model did to the upper half of its
 * own band, smooth in time. Noise that it took away there rarely ends at the band's edge.
 */
final class HighBandGain {

  private static final double ATTACK_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.060;
  private static final double POWER_FLOOR = 1e-10;

  private final double attack;
  private final double release;
  private double powerIn;
  private double powerOut;
  private double gain = 1;
  private float lastIn;
  private float lastIn2;
  private float lastOut;
  private float lastOut2;

  HighBandGain(int modelRateHz) {
    attack = Math.exp(-1 / (ATTACK_SECONDS * modelRateHz));
    release = Math.exp(-1 / (RELEASE_SECONDS * modelRateHz));
  }

  /** The gain after one more frame of the model's input and output. [engine thread] */
  float next(float in, float out) {
    // The second difference: a high pass of 12 dB an octave, 1 at the band's edge.
    double highIn = 0.25 * (in - 2 * lastIn + lastIn2);
    double highOut = 0.25 * (out - 2 * lastOut + lastOut2);
    lastIn2 = lastIn;
    lastIn = in;
    lastOut2 = lastOut;
    lastOut = out;
    powerIn = smooth(powerIn, highIn * highIn);
    powerOut = smooth(powerOut, highOut * highOut);
    double wanted = Math.min(1, Math.sqrt((powerOut + POWER_FLOOR) / (powerIn + POWER_FLOOR)));
    gain = wanted + (wanted > gain ? attack : release) * (gain - wanted);
    return (float) gain;
  }

  private double smooth(double past, double now) {
    return now + (now > past ? attack : release) * (past - now);
  }

  void reset() {
    powerIn = 0;
    powerOut = 0;
    gain = 1;
    lastIn = 0;
    lastIn2 = 0;
    lastOut = 0;
    lastOut2 = 0;
  }
}

package dev.nightjar.examples.dusk;

/** What the knobs mean, in units. */
final class Patch {
  double rateHz;
  double detune;
  double cutoffHz;
  double damping;
  double sweepOctaves;
  double attack;
  double decay;
  double sustain;
  double release;
  double gain;

  /** From values 0 to 1, in the order of the parameters. */
  void set(float[] values, double sampleRateHz) {
    rateHz = sampleRateHz;
    detune = Math.pow(2, values[0] * 30 / 1200);
    cutoffHz = 60 * Math.pow(2, values[1] * 8);
    damping = 2 - 1.9 * values[2];
    sweepOctaves = 5 * values[3];
    attack = perFrame(values[4]);
    decay = perFrame(values[5]);
    sustain = values[6];
    release = perFrame(values[7]);
    gain = 0.5 * values[8] * values[8];
  }

  /** How much of the way an envelope goes in one frame; 2 ms to 4 s. */
  private double perFrame(double knob) {
    return 1 - Math.exp(-1 / (0.002 * Math.pow(2000, knob) * rateHz));
  }
}

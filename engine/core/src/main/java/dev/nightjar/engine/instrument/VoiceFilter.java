package dev.nightjar.engine.instrument;

/**
 * A resonant low-pass of 12 dB an octave whose cutoff may move as fast as it likes.
 *
 * <p>A state variable filter with trapezoidal integrators. Source: V. Zavalishin, "The Art of VA
 * Filter Design", section 4.2; A. Simper, "Solving the continuous SVF equations using trapezoidal
 * integration and equivalent currents", 2013.
 */
final class VoiceFilter {

  private static final double HIGHEST = 0.45;
  private static final double LOWEST_HZ = 20;
  private static final float VANISHING = 1e-15f;

  private final int sampleRateHz;
  private boolean engaged;
  private double cutoffHz;
  private float g;
  private float gTarget;
  private float gStep;
  private float damping;
  private float dampingStep;
  private float first;
  private float second;

  VoiceFilter(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** As if nothing had been heard; lets everything pass until a cutoff is set. */
  void reset() {
    engaged = false;
    first = 0;
    second = 0;
    cutoffHz = 0;
  }

  boolean engaged() {
    return engaged;
  }

  /**
   * Goes to a cutoff within the next frames.
   *
   * @param resonance 0 to 1, up to 20 dB
   * @param level the signal now, taken for constant when the filter sets in amid the sound
   */
  void glide(double toHz, double resonance, int frames, float level) {
    float toDamping = (float) (2 - 1.9 * resonance);
    if (toHz != cutoffHz) {
      cutoffHz = toHz;
      double bounded = Math.max(LOWEST_HZ, Math.min(HIGHEST * sampleRateHz, toHz));
      gTarget = (float) Math.tan(Math.PI * bounded / sampleRateHz);
    }
    if (!engaged) {
      engaged = true;
      g = gTarget;
      damping = toDamping;
      second = level;
    }
    gStep = (gTarget - g) / frames;
    dampingStep = (toDamping - damping) / frames;
  }

  void process(float[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      float high = samples[i] - second;
      float scale = 1 / (1 + g * (g + damping));
      float band = scale * (first + g * high);
      float low = second + g * band;
      first = 2 * band - first;
      second = 2 * low - second;
      samples[i] = low;
      g += gStep;
      damping += dampingStep;
    }
    if (Math.abs(first) < VANISHING && Math.abs(second) < VANISHING) {
      first = 0;
      second = 0;
    }
  }
}

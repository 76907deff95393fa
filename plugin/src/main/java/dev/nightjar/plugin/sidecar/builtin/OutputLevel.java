package dev.nightjar.plugin.sidecar.builtin;

/** A gain that goes evenly to where it is wanted. At 1 it leaves every bit alone. */
final class OutputLevel {

  private static final double RAMP_SECONDS = 0.02;

  private final int rampFrames;
  private float now = 1;
  private float aim = 1;
  private float step;
  private int left;
  private boolean begun;

  OutputLevel(int sampleRateHz) {
    rampFrames = Math.max(1, (int) (RAMP_SECONDS * sampleRateHz));
  }

  /** Goes there; at once as long as nothing has sounded. */
  void aim(double gain) {
    aim = (float) gain;
    left = begun ? rampFrames : 0;
    step = (aim - now) / rampFrames;
    if (!begun) {
      now = aim;
    }
  }

  /** Is where it is wanted. */
  void settle() {
    now = aim;
    left = 0;
    begun = false;
  }

  /** Multiplies {@code frames} frames from {@code offset}. */
  void apply(float[][] samples, int offset, int frames) {
    begun |= frames > 0;
    for (int i = offset; i < offset + frames; i++) {
      if (left > 0) {
        now = --left == 0 ? aim : now + step;
      }
      for (float[] channel : samples) {
        channel[i] *= now;
      }
    }
  }
}

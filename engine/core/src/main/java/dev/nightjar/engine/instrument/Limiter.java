package dev.nightjar.engine.instrument;

/**
 * Keeps the loudest at -1 dB of full scale and leaves alone whatever stays below. It looks one
 * chunk ahead, so that the gain is down before the peak comes; sound leaves a chunk later.
 */
final class Limiter {

  static final float CEILING = (float) Loudness.amplitude(-1);

  private static final double RELEASE_SECONDS = 0.15;
  private static final float OPEN = 0.9999f;

  private final float[] left;
  private final float[] right;
  private final float recovery;

  /** What the chunk that waits may have at most, and where the gain stands before it. */
  private float allowed = 1;

  private float gain = 1;

  Limiter(int chunkFrames, int sampleRateHz) {
    left = new float[chunkFrames];
    right = new float[chunkFrames];
    recovery = (float) (1 - Math.exp(-chunkFrames / (RELEASE_SECONDS * sampleRateHz)));
  }

  /** Swaps the chunk for the one before it, limited. */
  void process(float[] nextLeft, float[] nextRight) {
    float peak = 0;
    for (int i = 0; i < left.length; i++) {
      peak = Math.max(peak, Math.max(Math.abs(nextLeft[i]), Math.abs(nextRight[i])));
    }
    float recovered = allowed + recovery * (1 - allowed);
    float nextAllowed =
        Math.min(peak > CEILING ? CEILING / peak : 1, recovered > OPEN ? 1 : recovered);
    // Between two chunks the gain suits both, so the line from one to the next suits each.
    float end = Math.min(allowed, nextAllowed);
    float step = (end - gain) / left.length;
    float now = gain;
    for (int i = 0; i < left.length; i++) {
      now += step;
      float waitedLeft = left[i];
      float waitedRight = right[i];
      left[i] = nextLeft[i];
      right[i] = nextRight[i];
      nextLeft[i] = now * waitedLeft;
      nextRight[i] = now * waitedRight;
    }
    gain = end;
    allowed = nextAllowed;
  }
}

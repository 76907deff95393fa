package dev.nightjar.engine.instrument;

/**
 * Two copies whose delays sway against each other, one to each side.
 *
 * <p>Source: J. Dattorro, "Effect Design, Part 2: Delay-Line Modulation and Chorus", J. AES 45
 * (10), 1997.
 */
final class Chorus {

  private static final double DELAY_SECONDS = 0.014;
  private static final double DEPTH_SECONDS = 0.0025;
  private static final double RATE_HZ = 0.6;
  private static final float LEVEL = 0.6f;

  private final float[] line;
  private final double delayFrames;
  private final double depthFrames;
  private final double turnsPerFrame;
  private int place;
  private double turns;
  private int quietFrames;

  Chorus(int sampleRateHz) {
    delayFrames = DELAY_SECONDS * sampleRateHz;
    depthFrames = DEPTH_SECONDS * sampleRateHz;
    turnsPerFrame = RATE_HZ / sampleRateHz;
    line = new float[(int) Math.ceil(delayFrames + depthFrames) + 4];
    quietFrames = line.length;
  }

  boolean silent() {
    return quietFrames >= line.length;
  }

  /** Adds the copies. The sway is told once for all frames, since it is slow. */
  void process(float[] in, float[] left, float[] right, int frames) {
    double before = Math.sin(2 * Math.PI * turns);
    turns += frames * turnsPerFrame;
    turns -= Math.floor(turns);
    double slope = (Math.sin(2 * Math.PI * turns) - before) / frames;
    for (int i = 0; i < frames; i++) {
      quietFrames = in[i] == 0 ? quietFrames + 1 : 0;
      line[place] = in[i];
      if (quietFrames < line.length) {
        double sway = depthFrames * (before + slope * i);
        left[i] += LEVEL * read(delayFrames + sway);
        right[i] += LEVEL * read(delayFrames - sway);
      } else {
        quietFrames = line.length;
      }
      place = place + 1 == line.length ? 0 : place + 1;
    }
  }

  /** Between frames by a cubic through four of them (Hermite, Catmull-Rom). */
  private float read(double delay) {
    int whole = (int) delay;
    float fraction = (float) (delay - whole);
    float newer = at(whole - 1);
    float near = at(whole);
    float far = at(whole + 1);
    float older = at(whole + 2);
    float slope = 0.5f * (far - newer);
    float bend = newer - 2.5f * near + 2 * far - 0.5f * older;
    float twist = 0.5f * (older - newer) + 1.5f * (near - far);
    return ((twist * fraction + bend) * fraction + slope) * fraction + near;
  }

  private float at(int delay) {
    int index = place - delay;
    return line[index < 0 ? index + line.length : index];
  }
}

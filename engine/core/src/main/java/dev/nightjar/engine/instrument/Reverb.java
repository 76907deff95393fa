package dev.nightjar.engine.instrument;

import java.util.Arrays;

/**
 * A light room: eight delay lines that feed each other through a Householder matrix, each damped.
 *
 * <p>Source: J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial
 * reverberators", AES 90th Convention, 1991.
 */
final class Reverb {

  private static final double[] LINE_SECONDS = {
    0.0297, 0.0371, 0.0411, 0.0437, 0.0479, 0.0533, 0.0591, 0.0673
  };
  private static final int LINES = LINE_SECONDS.length;
  private static final double DECAY_60_DB_SECONDS = 1.8;
  private static final double DAMPING_HZ = 5_500;
  private static final float LEVEL = 0.2f;

  /** What is quieter than this all the while is the end. */
  private static final float ENDED = 1e-8f;

  private final float[][] lines = new float[LINES][];
  private final int[] places = new int[LINES];
  private final float[] feedback = new float[LINES];
  private final float[] damped = new float[LINES];
  private final float damping;
  private final int longestFrames;
  private int quietFrames;

  Reverb(int sampleRateHz) {
    int longest = 0;
    for (int line = 0; line < LINES; line++) {
      int frames = (int) Math.round(LINE_SECONDS[line] * sampleRateHz);
      lines[line] = new float[frames];
      feedback[line] = (float) Math.pow(10, -3.0 * frames / (DECAY_60_DB_SECONDS * sampleRateHz));
      longest = Math.max(longest, frames);
    }
    damping = (float) Math.exp(-2 * Math.PI * DAMPING_HZ / sampleRateHz);
    longestFrames = longest;
    quietFrames = longest;
  }

  boolean silent() {
    return quietFrames >= longestFrames;
  }

  /** Adds the room's answer. */
  void process(float[] in, float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      boolean quiet = Math.abs(in[i]) < ENDED;
      if (quiet && silent()) {
        continue;
      }
      quiet &= tick(in[i], left, right, i);
      quietFrames = quiet ? quietFrames + 1 : 0;
      if (silent()) {
        clear();
      }
    }
  }

  private boolean tick(float in, float[] left, float[] right, int at) {
    float sum = 0;
    float even = 0;
    float odd = 0;
    float loudest = 0;
    for (int line = 0; line < LINES; line++) {
      float out = lines[line][places[line]];
      damped[line] = out + damping * (damped[line] - out);
      float heard = feedback[line] * damped[line];
      sum += heard;
      loudest = Math.max(loudest, Math.abs(heard));
      if ((line & 1) == 0) {
        even += (line & 2) == 0 ? heard : -heard;
      } else {
        odd += (line & 2) == 0 ? heard : -heard;
      }
    }
    float shared = sum * (2f / LINES);
    for (int line = 0; line < LINES; line++) {
      float[] samples = lines[line];
      int place = places[line];
      samples[place] = in + feedback[line] * damped[line] - shared;
      places[line] = place + 1 == samples.length ? 0 : place + 1;
    }
    left[at] += LEVEL * even;
    right[at] += LEVEL * odd;
    return loudest < ENDED;
  }

  /** Ends what would fade for ever. */
  private void clear() {
    for (int line = 0; line < LINES; line++) {
      Arrays.fill(lines[line], 0);
      damped[line] = 0;
    }
  }
}

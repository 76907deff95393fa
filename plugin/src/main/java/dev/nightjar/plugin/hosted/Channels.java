package dev.nightjar.plugin.hosted;

import java.util.Arrays;

/** Puts sound into another number of channels. [engine thread] */
final class Channels {
  private static final float HALF = 0.5f;

  private Channels() {}

  /** One channel goes to both, both into one are averaged, none is silence. */
  static void copy(float[][] from, int fromFrame, float[][] to, int toFrame, int frames) {
    for (int channel = 0; channel < to.length; channel++) {
      if (from.length == 0) {
        Arrays.fill(to[channel], toFrame, toFrame + frames, 0);
      } else {
        float[] one = from[Math.min(channel, from.length - 1)];
        System.arraycopy(one, fromFrame, to[channel], toFrame, frames);
      }
    }
    if (to.length == 1 && from.length > 1) {
      for (int i = 0; i < frames; i++) {
        to[0][toFrame + i] = HALF * (from[0][fromFrame + i] + from[1][fromFrame + i]);
      }
    }
  }
}

package dev.nightjar.engine.instrument;

import java.util.Arrays;

/** Where voices add up: left and right, and what goes to the effects. */
final class Mix {

  final float[] left;
  final float[] right;
  final float[] chorus;
  final float[] reverb;

  Mix(int frames) {
    left = new float[frames];
    right = new float[frames];
    chorus = new float[frames];
    reverb = new float[frames];
  }

  void clear() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(chorus, 0);
    Arrays.fill(reverb, 0);
  }
}

package dev.nightjar.plugin.synth;

/**
 * Silence without clicks where sound is missing: what sounded last fades out, what comes after it
 * fades in. Used by the audio thread; allocates nothing.
 */
final class GapFade {
  private static final int FADE_FRAMES = 64;

  private final float[] last;
  private int fadeOut = FADE_FRAMES;
  private int fadeIn = FADE_FRAMES;

  /** [not real-time] */
  GapFade(int channels) {
    last = new float[channels];
  }

  /** These frames have sound. [audio thread] */
  void sound(float[][] block, int from, int to) {
    if (to == from) {
      return;
    }
    if (fadeIn < FADE_FRAMES) {
      int frames = Math.min(FADE_FRAMES - fadeIn, to - from);
      for (float[] channel : block) {
        for (int i = 0; i < frames; i++) {
          channel[from + i] *= (fadeIn + i) / (float) FADE_FRAMES;
        }
      }
      fadeIn += frames;
    }
    for (int channel = 0; channel < last.length; channel++) {
      last[channel] = block[channel][to - 1];
    }
    fadeOut = 0;
  }

  /** These frames have none: they are filled. [audio thread] */
  void gap(float[][] block, int from, int to) {
    for (int channel = 0; channel < last.length; channel++) {
      for (int i = from; i < to; i++) {
        int faded = Math.min(FADE_FRAMES, fadeOut + 1 + i - from);
        block[channel][i] = last[channel] * (FADE_FRAMES - faded) / FADE_FRAMES;
      }
    }
    if (to > from) {
      fadeOut = Math.min(FADE_FRAMES, fadeOut + to - from);
      fadeIn = 0;
    }
  }
}

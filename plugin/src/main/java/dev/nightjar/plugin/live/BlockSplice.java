package dev.nightjar.plugin.live;

/** Leaves blocks out without a click: the first of them fades into the one after them. */
final class BlockSplice {
  private final float[][] held;
  private final int frames;
  private boolean holding;

  /** For blocks of so many channels and frames. [not real-time] */
  BlockSplice(int channels, int frames) {
    held = new float[channels][frames];
    this.frames = frames;
  }

  /** Leaves this block out; several in a row may be. [audio thread] */
  void leaveOut(float[][] block) {
    if (holding) {
      return;
    }
    for (int channel = 0; channel < held.length; channel++) {
      System.arraycopy(block[channel], 0, held[channel], 0, frames);
    }
    holding = true;
  }

  /** Joins this block to one that was left out before it, if any. [audio thread] */
  void join(float[][] block) {
    if (!holding) {
      return;
    }
    holding = false;
    for (int channel = 0; channel < held.length; channel++) {
      for (int i = 0; i < frames; i++) {
        float share = (i + 0.5f) / frames;
        block[channel][i] = held[channel][i] + share * (block[channel][i] - held[channel][i]);
      }
    }
  }
}

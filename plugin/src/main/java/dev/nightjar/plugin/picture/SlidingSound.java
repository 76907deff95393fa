package dev.nightjar.plugin.picture;

import java.io.IOException;
import java.util.Arrays;

/**
 * Windows cut from sound of any length at growing places, in bounded memory: the channels' mean,
 * and on the way the waveform's outline.
 */
final class SlidingSound {
  private static final int BLOCK_FRAMES = 4096;

  private final FrameSource source;
  private final float[][] block;
  private final float[] kept;
  private final int longestWindowFrames;
  private final WaveformOutline outline;
  private long keptFrom;
  private int keptFrames;
  private boolean ended;

  /**
   * @param source where the sound comes from
   * @param channels how many channels it has
   * @param longestWindowFrames the longest window that will be asked for
   * @param outline takes every frame once
   */
  SlidingSound(FrameSource source, int channels, int longestWindowFrames, WaveformOutline outline) {
    this.source = source;
    this.block = new float[channels][BLOCK_FRAMES];
    this.longestWindowFrames = longestWindowFrames;
    this.kept = new float[2 * longestWindowFrames + BLOCK_FRAMES];
    this.outline = outline;
  }

  /**
   * Copies {@code window.length} frames from frame {@code from} on; silence where there is no
   * sound. Places must not go back by more than a window.
   */
  void window(long from, float[] window) throws IOException {
    while (!ended && keptFrom + keptFrames < from + window.length) {
      readBlock(from);
    }
    Arrays.fill(window, 0);
    long first = Math.max(from, keptFrom);
    long last = Math.min(from + window.length, keptFrom + keptFrames);
    if (last > first) {
      System.arraycopy(
          kept, (int) (first - keptFrom), window, (int) (first - from), (int) (last - first));
    }
  }

  /** Reads what is left, for the outline. */
  void finish() throws IOException {
    while (!ended) {
      readBlock(keptFrom + keptFrames);
    }
  }

  private void readBlock(long neededFrom) throws IOException {
    int frames = source.read(block, 0, BLOCK_FRAMES);
    if (frames < 0) {
      ended = true;
      return;
    }
    forgetBefore(neededFrom, frames);
    for (int i = 0; i < frames; i++) {
      float sum = 0;
      for (float[] channel : block) {
        sum += channel[i];
      }
      kept[keptFrames + i] = sum / block.length;
    }
    outline.add(block, keptFrom + keptFrames, frames);
    keptFrames += frames;
  }

  private void forgetBefore(long neededFrom, int roomFrames) {
    int over = keptFrames + roomFrames - kept.length;
    if (over <= 0) {
      return;
    }
    long unneeded = Math.max(over, neededFrom - longestWindowFrames - keptFrom);
    int dropped = (int) Math.min(keptFrames, unneeded);
    System.arraycopy(kept, dropped, kept, 0, keptFrames - dropped);
    keptFrom += dropped;
    keptFrames -= dropped;
  }
}

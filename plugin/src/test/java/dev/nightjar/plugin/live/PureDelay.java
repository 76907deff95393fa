package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.StreamProcessor;
import java.util.Arrays;

/** A processor that only delays and scales: easy to recognise in its output. */
final class PureDelay implements StreamProcessor {
  private final float[][] line;
  private final int sampleRateHz;
  private final int delayFrames;
  private final int maxBlockFrames;
  private final float gain;

  PureDelay(int channels, int sampleRateHz, int delayFrames, int maxBlockFrames, float gain) {
    line = new float[channels][delayFrames + maxBlockFrames];
    this.sampleRateHz = sampleRateHz;
    this.delayFrames = delayFrames;
    this.maxBlockFrames = maxBlockFrames;
    this.gain = gain;
  }

  @Override
  public int channels() {
    return line.length;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int latencyFrames() {
    return delayFrames;
  }

  @Override
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  @Override
  public void process(float[][] in, float[][] out, int frames) {
    for (int channel = 0; channel < line.length; channel++) {
      float[] delayed = line[channel];
      System.arraycopy(in[channel], 0, delayed, delayFrames, frames);
      for (int i = 0; i < frames; i++) {
        out[channel][i] = gain * delayed[i];
      }
      System.arraycopy(delayed, frames, delayed, 0, delayFrames);
    }
  }

  @Override
  public void reset() {
    for (float[] channel : line) {
      Arrays.fill(channel, 0);
    }
  }

  @Override
  public void close() {}
}

package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.StreamProcessor;
import java.util.Arrays;

/**
 * Delays the sound and changes nothing else; in bypass it halves the level, so that one can tell.
 */
final class DelayEffect implements LiveEffect {
  private final int delayFrames;
  private volatile float gain = 1;

  DelayEffect(int delayFrames) {
    this.delayFrames = delayFrames;
  }

  @Override
  public void bypass(boolean on) {
    gain = on ? 0.5f : 1;
  }

  @Override
  public String place() {
    return "paper";
  }

  @Override
  public double reductionDb() {
    return 0;
  }

  @Override
  public StreamProcessor open(int channels, int sampleRateHz, int maxBlockFrames) {
    return new StreamProcessor() {
      private final float[][] past = new float[channels][delayFrames + 1];
      private int at;

      @Override
      public int channels() {
        return channels;
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
        for (int frame = 0; frame < frames; frame++) {
          for (int channel = 0; channel < channels; channel++) {
            past[channel][at] = in[channel][frame];
          }
          at = (at + 1) % (delayFrames + 1);
          for (int channel = 0; channel < channels; channel++) {
            out[channel][frame] = gain * past[channel][at];
          }
        }
      }

      @Override
      public void reset() {
        for (float[] channel : past) {
          Arrays.fill(channel, 0);
        }
      }

      @Override
      public void close() {}
    };
  }
}

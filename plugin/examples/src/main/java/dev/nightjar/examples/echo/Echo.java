package dev.nightjar.examples.echo;

import dev.nightjar.plugin.api.Events;
import dev.nightjar.plugin.api.Parameter;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;

/**
 * A stereo echo as of tape: each repeat is duller and softer, the time glides when it is turned,
 * and repeats can cross from one side to the other.
 */
public final class Echo implements SoundPlugin {
  private static final int TIME = 0;
  private static final int FEEDBACK = 1;
  private static final int TONE = 2;
  private static final int CROSSING = 3;
  private static final int MIX = 4;
  private static final double MOST_SECONDS = 2;
  private static final double GLIDE_SECONDS = 0.15;

  private final double[] values = {350, 35, 5000, 0, 35};
  private final DelayLine[] lines = new DelayLine[2];
  private double rateHz;
  private double glide;
  private double delayFrames;

  /** Nothing was heard since the reset: the time need not glide to where it is to begin. */
  private boolean fresh = true;

  @Override
  public PluginDescription describe() {
    return PluginDescription.effect(
            "dev.nightjar.examples.echo",
            "Nightjar Echo",
            Parameter.continuous("time", "Time", "ms", 1, 1000 * MOST_SECONDS, values[TIME]),
            Parameter.continuous("feedback", "Feedback", "%", 0, 95, values[FEEDBACK]),
            Parameter.continuous("tone", "Tone", "Hz", 200, 20_000, values[TONE]),
            Parameter.choice("crossing", "Crossing", "Straight", "Ping-pong"),
            Parameter.continuous("mix", "Mix", "%", 0, 100, values[MIX]))
        .withProgram("Echo", 350, 35, 5000, 0, 35)
        .withProgram("Slapback", 95, 8, 7000, 0, 30)
        .withProgram("Ping-pong", 420, 55, 4500, 1, 40)
        .withProgram("Long dusk", 900, 75, 1800, 1, 45);
  }

  @Override
  public void prepare(int sampleRateHz, int maxBlockFrames) {
    rateHz = sampleRateHz;
    glide = 1 - Math.exp(-1 / (GLIDE_SECONDS * sampleRateHz));
    for (int side = 0; side < lines.length; side++) {
      lines[side] = new DelayLine((int) (MOST_SECONDS * sampleRateHz) + 2);
    }
    fresh = true;
  }

  @Override
  public void set(int parameter, double value) {
    values[parameter] = value;
  }

  @Override
  public void process(float[][] in, float[][] out, int frames, Events events) {
    DelayLine left = lines[0];
    DelayLine right = lines[1];
    double target = targetFrames();
    if (fresh) {
      delayFrames = target;
      fresh = false;
    }
    double mix = values[MIX] / 100;
    double again = values[FEEDBACK] / 100;
    double open = 1 - Math.exp(-2 * Math.PI * Math.min(values[TONE], rateHz / 2) / rateHz);
    boolean crossing = values[CROSSING] > 0;
    for (int i = 0; i < frames; i++) {
      delayFrames += glide * (target - delayFrames);
      double fromLeft = left.read(delayFrames, open);
      double fromRight = right.read(delayFrames, open);
      float dryLeft = in[0][i];
      float dryRight = in[1][i];
      if (crossing) {
        left.write(0.5 * (dryLeft + dryRight) + again * fromRight);
        right.write(fromLeft);
      } else {
        left.write(dryLeft + again * fromLeft);
        right.write(dryRight + again * fromRight);
      }
      out[0][i] = (float) (dryLeft + mix * (fromLeft - dryLeft));
      out[1][i] = (float) (dryRight + mix * (fromRight - dryRight));
    }
  }

  @Override
  public void reset() {
    for (DelayLine line : lines) {
      line.clear();
    }
    fresh = true;
  }

  private double targetFrames() {
    return Math.max(1, values[TIME] / 1000 * rateHz);
  }
}

package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.stream.DenoiserSettings;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginEvent;
import dev.nightjar.plugin.sidecar.PluginOpener.Notices;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;
import java.util.Random;

/**
 * The denoiser as a plug-in: the command's sound, with strength and model that can be automated to
 * the frame. A value at a frame is for what goes in at that frame.
 */
final class DenoiserProcessor implements Processor {

  private static final int LIMIT = 0;
  private static final int MIX = 1;
  private static final int MODEL = 2;
  private static final double FULL_PERCENT = 100;
  private static final float WARM_UP_LEVEL = 1e-3f;

  private final DenoiserPair pair;
  private final StreamFormat format;
  private final int latencyFrames;
  private final DueValues due = new DueValues();
  private final float[][] in;
  private final float[][] out;
  private long frame;
  private double limitDb = DenoiserSettings.NO_LIMIT_DB;
  private double mix = 1;

  DenoiserProcessor(DenoiserModels models, StreamFormat format, double[] values, Notices notices)
      throws IOException {
    if (format.inputChannels() != format.outputChannels()) {
      throw new IllegalArgumentException(
          "The denoiser needs as many outputs as inputs, not %d and %d."
              .formatted(format.outputChannels(), format.inputChannels()));
    }
    this.format = format;
    pair =
        new DenoiserPair(models, format, model(values.length > MODEL ? values[MODEL] : 0), notices);
    latencyFrames = pair.latencyFrames();
    in = new float[format.inputChannels()][format.maxBlockFrames()];
    out = new float[format.inputChannels()][format.maxBlockFrames()];
    parameters(values);
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  /** A second of faint noise rather than silence, so that no shortcut is all that gets compiled. */
  @Override
  public void warmUp() {
    Random random = new Random(1);
    for (int done = 0; done < format.sampleRateHz(); done += format.maxBlockFrames()) {
      for (float[] channel : in) {
        for (int i = 0; i < channel.length; i++) {
          channel[i] = WARM_UP_LEVEL * (random.nextFloat() - 0.5f);
        }
      }
      pair.process(in, out, format.maxBlockFrames());
    }
  }

  @Override
  public void parameters(double[] values) {
    due.clear();
    for (int parameter = 0; parameter < values.length; parameter++) {
      if (parameter == MODEL) {
        pair.choose(model(values[parameter]));
      } else {
        take(parameter, values[parameter]);
      }
    }
  }

  @Override
  public void process(float[][] blockIn, float[][] blockOut, int frames, BlockEvents events) {
    frame = events.firstFrame();
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      PluginEvent event = events.get(i);
      if (event.type() == PluginEvent.Type.PARAMETER) {
        int offset = Math.min(frames, events.offset(i));
        run(blockIn, blockOut, done, offset);
        done = Math.max(done, offset);
        change(event.data(), event.value());
      }
    }
    run(blockIn, blockOut, done, frames);
  }

  private void change(int parameter, double value) {
    if (parameter == MODEL) {
      // A model hears all that it is to give from its begin.
      pair.choose(model(value));
    } else {
      due.add(frame + latencyFrames, parameter, value, this::take);
    }
  }

  private void run(float[][] blockIn, float[][] blockOut, int from, int to) {
    int done = from;
    while (done < to) {
      due.take(frame, this::take);
      int part = due.framesUntilNext(frame, to - done);
      if (part == to) {
        pair.process(blockIn, blockOut, part);
      } else {
        copy(blockIn, done, in, 0, part);
        pair.process(in, out, part);
        copy(out, 0, blockOut, done, part);
      }
      done += part;
      frame += part;
    }
  }

  private static void copy(float[][] from, int at, float[][] to, int offset, int frames) {
    for (int channel = 0; channel < to.length; channel++) {
      System.arraycopy(from[channel], at, to[channel], offset, frames);
    }
  }

  private void take(int parameter, double value) {
    if (parameter == LIMIT) {
      limitDb = within(value, DenoiserSettings.NO_LIMIT_DB);
    } else if (parameter == MIX) {
      mix = within(value, FULL_PERCENT) / FULL_PERCENT;
    } else {
      // What else there is, as bypass, the plug-in's own side does.
      return;
    }
    pair.settings(new DenoiserSettings((float) limitDb, (float) mix, false));
  }

  private static int model(double value) {
    return (int) Math.round(within(value, DenoiserModels.count() - 1));
  }

  private static double within(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  @Override
  public void reset() {
    due.take(Long.MAX_VALUE, this::take);
    pair.reset();
  }

  @Override
  public void offline(boolean offline) {
    pair.offline(offline);
  }

  @Override
  public void close() {
    pair.close();
  }
}

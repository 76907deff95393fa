package dev.nightjar.plugin.hosted;

import dev.nightjar.engine.audio.SampleGuard;
import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.KeepsState;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;
import dev.nightjar.plugin.jars.Blame;
import dev.nightjar.plugin.jars.PluginLatency;
import dev.nightjar.plugin.jars.PluginObject;
import dev.nightjar.plugin.jars.StateBytes;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginEvent;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StateException;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One instance of a Java plug-in. It works on blocks of its own, cut where a parameter changes, and
 * hands out nothing but finite numbers; what it throws comes out as a sentence that names it.
 */
final class HostedPlugin implements Processor {
  private final Consumer<HostedPlugin> gone;
  private final PluginObject object;
  private final SoundPlugin plugin;
  private final PluginDescription description;
  private final StreamFormat format;
  private final float[][] in;
  private final float[][] out;
  private final double[] values;
  private final EventList events = new EventList();
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private final int latencyFrames;

  /** When the plug-in was called, if it has not come back; else 0. */
  private volatile long calledNs;

  /**
   * [not real-time]
   *
   * @param gone hears of the close
   */
  HostedPlugin(
      PluginObject object,
      PluginDescription description,
      StreamFormat format,
      double[] values,
      Consumer<HostedPlugin> gone) {
    this.gone = gone;
    this.object = object;
    this.description = description;
    this.format = format;
    this.values = new double[values.length];
    plugin = object.plugin();
    in = new float[description.inputChannels()][format.maxBlockFrames()];
    out = new float[description.outputChannels()][format.maxBlockFrames()];
    Arrays.fill(this.values, Double.NaN);
    plugin.prepare(format.sampleRateHz(), format.maxBlockFrames());
    parameters(values);
    latencyFrames = PluginLatency.of(plugin, format.sampleRateHz());
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  @Override
  public void warmUp() {
    guarded(() -> WarmUp.run(object, description, format));
  }

  @Override
  public void parameters(double[] newValues) {
    guarded(
        () -> {
          for (int i = 0; i < values.length; i++) {
            set(i, newValues[i]);
          }
        });
  }

  @Override
  public void process(float[][] from, float[][] to, int frames, BlockEvents played) {
    calledNs = System.nanoTime() | 1;
    try {
      int next = 0;
      for (int begin = 0, end; begin < frames; begin = end) {
        end = nextChange(played, next, begin, frames);
        for (; next < played.size() && offset(played, next, frames) < end; next++) {
          take(played.get(next), offset(played, next, frames) - begin);
        }
        processPiece(from, to, begin, end - begin);
      }
      // A block without frames is one with too many events: these wait for the next one's first.
      for (; next < played.size(); next++) {
        take(played.get(next), 0);
      }
    } catch (Throwable failure) {
      throw failed(failure);
    } finally {
      calledNs = 0;
    }
  }

  private void take(PluginEvent event, int offset) {
    if (event.type() == PluginEvent.Type.PARAMETER) {
      set(event.data(), event.value());
    } else {
      PlayedEvents.add(event, offset, events);
    }
  }

  /** The first frame after {@code begin} at which a parameter changes, or else the block's end. */
  private static int nextChange(BlockEvents played, int from, int begin, int frames) {
    for (int i = from; i < played.size(); i++) {
      int at = offset(played, i, frames);
      if (at > begin && played.get(i).type() == PluginEvent.Type.PARAMETER) {
        return at;
      }
    }
    return frames;
  }

  private static int offset(BlockEvents played, int event, int frames) {
    return Math.min(played.offset(event), frames - 1);
  }

  private void processPiece(float[][] from, float[][] to, int begin, int frames) {
    Channels.copy(from, begin, in, 0, frames);
    plugin.process(in, out, frames, events);
    events.clear();
    guard.clean(out, 0, frames);
    Channels.copy(out, 0, to, begin, frames);
  }

  private void set(int parameter, double value) {
    double nearest = description.parameters().get(parameter).nearest(value);
    if (nearest != values[parameter]) {
      values[parameter] = nearest;
      plugin.set(parameter, nearest);
    }
  }

  @Override
  public byte[] saveState() throws StateException {
    KeepsState keeper = keeper();
    byte[][] state = new byte[1][];
    Throwable refusal = thrownBy(() -> state[0] = StateBytes.of(keeper));
    if (refusal != null) {
      throw refused("can't save its state", refusal);
    }
    return state[0];
  }

  @Override
  public void loadState(byte[] state) throws StateException {
    KeepsState keeper = keeper();
    Throwable refusal = thrownBy(() -> keeper.loadState(state));
    // One that gave up halfway has perhaps other values too.
    guarded(
        () -> {
          for (int i = 0; i < values.length; i++) {
            plugin.set(i, values[i]);
          }
        });
    if (refusal != null) {
      throw refused("can't load the state that was saved with the song", refusal);
    }
  }

  private KeepsState keeper() throws StateException {
    if (plugin instanceof KeepsState keeper) {
      return keeper;
    }
    throw new StateException(description.name() + " keeps no state but its parameters.");
  }

  private StateException refused(String what, Throwable failure) {
    return new StateException(
        description.name() + " " + what + ": " + Blame.of(failure) + ".", failure);
  }

  private void guarded(Runnable foreign) {
    Throwable failure = thrownBy(foreign);
    if (failure != null) {
      throw failed(failure);
    }
  }

  /** Null if nothing was. */
  private Throwable thrownBy(Runnable foreign) {
    calledNs = System.nanoTime() | 1;
    try {
      foreign.run();
      return null;
    } catch (Throwable failure) {
      return failure;
    } finally {
      calledNs = 0;
    }
  }

  /** How long the plug-in has been in one call; 0 outside of calls. [any thread] */
  long stuckNs() {
    long since = calledNs;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  /** [any thread] */
  String id() {
    return description.id();
  }

  private IllegalStateException failed(Throwable failure) {
    return new IllegalStateException(
        description.name() + " can't go on: " + Blame.of(failure) + ".", failure);
  }

  @Override
  public void reset() {
    guarded(plugin::reset);
  }

  @Override
  public void close() {
    gone.accept(this);
    object.close();
  }
}

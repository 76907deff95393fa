package dev.nightjar.plugin.jvst;

import dev.nightjar.plugin.api.Events;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;
import java.util.Arrays;
import java.util.List;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.communication.Announced;

/**
 * A plug-in written for jVSTwRapper as one of ours: parameters are percentages, programs are values
 * of parameters, notes arrive as MIDI.
 */
public class JvstPlugin implements SoundPlugin {
  private static final float PERCENT = 100;

  private final VSTPluginAdapter plugin;
  private final Announced announced;
  private final PluginDescription description;
  private final MidiBlock midi = new MidiBlock();
  private ExactBlock pluginIn = new ExactBlock(0);
  private ExactBlock pluginOut = new ExactBlock(0);
  private double position;
  private boolean running;

  /**
   * Takes over a plug-in that nobody has called yet; opens it. [not real-time]
   *
   * @throws IllegalArgumentException if what it says of itself can't be
   */
  public static JvstPlugin of(VSTPluginAdapter plugin) {
    plugin.open();
    return Announced.of(plugin).chunks() ? new JvstBank(plugin) : new JvstPlugin(plugin);
  }

  JvstPlugin(VSTPluginAdapter opened) {
    plugin = opened;
    announced = Announced.of(opened);
    description = JvstDescription.of(opened);
  }

  @Override
  public PluginDescription describe() {
    return description;
  }

  /** The number that VST2 hosts know it by; 0 if it has none. [any thread] */
  public int uniqueId() {
    return announced.uniqueId();
  }

  /** How it writes its parameters' values; moves them and puts them back. [not real-time] */
  public List<ParameterTexts> texts() {
    return JvstTexts.of(plugin, description.parameters().size());
  }

  @Override
  public void prepare(int sampleRateHz, int maxBlockFrames) {
    stop();
    announced.prepare(sampleRateHz, maxBlockFrames);
    plugin.setSampleRate(sampleRateHz);
    plugin.setBlockSize(maxBlockFrames);
    plugin.setBlockSizeAndSampleRate(maxBlockFrames, sampleRateHz);
    pluginIn = new ExactBlock(announced.inputs());
    pluginOut = new ExactBlock(announced.outputs());
    position = 0;
    start();
  }

  @Override
  public int latencyFrames() {
    return announced.delayFrames();
  }

  @Override
  public void set(int parameter, double value) {
    plugin.setParameter(parameter, (float) value / PERCENT);
  }

  @Override
  public void process(float[][] in, float[][] out, int frames, Events events) {
    announced.position(position);
    if (events.count() > 0) {
      plugin.processEvents(midi.of(events));
    }
    float[][] given = pluginIn.ofLength(frames);
    float[][] taken = pluginOut.ofLength(frames);
    fill(in, given, frames);
    plugin.processReplacing(given, taken, frames);
    fill(taken, out, frames);
    position += frames;
  }

  @Override
  public void reset() {
    stop();
    start();
  }

  @Override
  public void close() {
    stop();
    plugin.close();
  }

  private void start() {
    running = true;
    plugin.resume();
    plugin.startProcess();
  }

  private void stop() {
    if (running) {
      running = false;
      plugin.stopProcess();
      plugin.suspend();
    }
  }

  /** One channel goes to all, more than there are go nowhere; two into one are mixed. */
  private static void fill(float[][] from, float[][] to, int frames) {
    boolean mixed = to.length == 1 && from.length > 1;
    for (int channel = 0; channel < to.length; channel++) {
      if (from.length == 0 || (channel >= from.length && from.length > 1)) {
        Arrays.fill(to[channel], 0, frames, 0);
      } else {
        System.arraycopy(from[Math.min(channel, from.length - 1)], 0, to[channel], 0, frames);
      }
    }
    for (int i = 0; mixed && i < frames; i++) {
      to[0][i] = 0.5f * (from[0][i] + from[1][i]);
    }
  }
}

package dev.nightjar.plugin.hosted;

import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.Parameter;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;
import dev.nightjar.plugin.jars.PluginObject;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.util.Random;

/**
 * Lets the compiler see a plug-in at work before its sound counts. Another object of its class does
 * the work, so that no note or tail of it can be left over.
 */
final class WarmUp {
  private static final double AUDIO_SECONDS = 1;
  private static final long MOST_NS = 700_000_000L;
  private static final int BLOCK = 128;
  private static final float LEVEL = 1e-3f;
  private static final int KEY = 60;

  private WarmUp() {}

  /** [engine thread] Throws what the plug-in throws. */
  static void run(PluginObject object, PluginDescription description, StreamFormat format) {
    try (SoundPlugin other = object.another()) {
      int block = Math.min(BLOCK, format.maxBlockFrames());
      other.prepare(format.sampleRateHz(), format.maxBlockFrames());
      int index = 0;
      for (Parameter parameter : description.parameters()) {
        other.set(index++, parameter.initial());
      }
      play(other, description, block, (int) (AUDIO_SECONDS * format.sampleRateHz() / block));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void play(
      SoundPlugin plugin, PluginDescription description, int block, int blocks) {
    float[][] in = new float[description.inputChannels()][block];
    float[][] out = new float[description.outputChannels()][block];
    EventList events = new EventList();
    Random random = new Random(1);
    long start = System.nanoTime();
    for (int i = 0; i < blocks && System.nanoTime() - start < MOST_NS; i++) {
      for (float[] channel : in) {
        for (int frame = 0; frame < block; frame++) {
          channel[frame] = LEVEL * (random.nextFloat() - 0.5f);
        }
      }
      events.clear();
      if (description.isInstrument()) {
        int key = KEY + i % 12;
        events.noteOff(0, 0, KEY + (i + 11) % 12).noteOn(0, 0, key, 0.5);
      }
      plugin.process(in, out, block, events);
    }
  }
}

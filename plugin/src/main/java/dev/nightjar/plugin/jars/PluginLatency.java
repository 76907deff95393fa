package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.SoundPlugin;

/** A plug-in's latency, by which hosts allocate memory: so it is checked before they hear of it. */
public final class PluginLatency {
  private static final long MOST_SECONDS = 10;

  private PluginLatency() {}

  /**
   * Asks a plug-in that is prepared. [not real-time]
   *
   * @return frames, 0 to 10 s
   * @throws IllegalArgumentException if it says anything else
   */
  public static int of(SoundPlugin plugin, int sampleRateHz) {
    int frames = plugin.latencyFrames();
    if (frames < 0 || frames > MOST_SECONDS * sampleRateHz) {
      throw new IllegalArgumentException("its latency can't be " + frames + " frames");
    }
    return frames;
  }
}

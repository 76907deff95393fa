package dev.nightjar.engine.instrument;

/**
 * How a synth runs.
 *
 * @param sampleRateHz 8,000 to 192,000
 * @param latencyFrames frames from a message to its effect, {@link #LEAST_LATENCY_FRAMES} to
 *     192,000; what the renderer has to begin a note
 * @param voices most voices at a time, 1 to 512
 * @param cacheBytes memory for rendered notes; there are always as many as the voices need
 * @param live true: notes are rendered ahead on a thread of their own, and come late if it can't
 *     keep up; false: they are rendered when needed, and never late
 */
public record SynthSettings(
    int sampleRateHz, int latencyFrames, int voices, long cacheBytes, boolean live) {

  /** What the mixing itself needs to know of beforehand. */
  public static final int LEAST_LATENCY_FRAMES = 2 * Synth.CHUNK_FRAMES;

  /** The default at 48 kHz; at other rates whole chunks that last as long. */
  private static final long DEFAULT_LATENCY_FRAMES = 160;

  private static final long DEFAULT_LATENCY_RATE_HZ = 48_000;

  private static final int DEFAULT_VOICES = 64;
  private static final long DEFAULT_CACHE_BYTES = 256L << 20;

  /** Checks all of them. */
  public SynthSettings {
    require("sampleRateHz", sampleRateHz, 8_000, 192_000);
    require("latencyFrames", latencyFrames, LEAST_LATENCY_FRAMES, 192_000);
    require("voices", voices, 1, 512);
    require("cacheBytes", cacheBytes, 0, 1L << 40);
  }

  /** To be played now. */
  public static SynthSettings live(int sampleRateHz) {
    return new SynthSettings(
        sampleRateHz, latencyFrames(sampleRateHz), DEFAULT_VOICES, DEFAULT_CACHE_BYTES, true);
  }

  /** To be rendered as fast as may be. */
  public static SynthSettings offline(int sampleRateHz) {
    return new SynthSettings(
        sampleRateHz, latencyFrames(sampleRateHz), DEFAULT_VOICES, DEFAULT_CACHE_BYTES, false);
  }

  private static int latencyFrames(int sampleRateHz) {
    long chunk = DEFAULT_LATENCY_RATE_HZ * Synth.CHUNK_FRAMES;
    int chunks = (int) ((DEFAULT_LATENCY_FRAMES * sampleRateHz + chunk - 1) / chunk);
    return Math.max(LEAST_LATENCY_FRAMES, chunks * Synth.CHUNK_FRAMES);
  }

  /** The same with another latency. */
  public SynthSettings withLatencyFrames(int frames) {
    return new SynthSettings(sampleRateHz, frames, voices, cacheBytes, live);
  }

  /** The same with another number of voices. */
  public SynthSettings withVoices(int most) {
    return new SynthSettings(sampleRateHz, latencyFrames, most, cacheBytes, live);
  }

  /** The same with another size of the cache. */
  public SynthSettings withCacheBytes(long bytes) {
    return new SynthSettings(sampleRateHz, latencyFrames, voices, bytes, live);
  }

  private static void require(String name, long value, long lowest, long highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be " + lowest + " to " + highest + ", not " + value);
    }
  }
}

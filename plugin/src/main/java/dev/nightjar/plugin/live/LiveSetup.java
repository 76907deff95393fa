package dev.nightjar.plugin.live;

/**
 * What a live session asks of its devices.
 *
 * @param input the input's index or name; null for the system's first
 * @param output the output's index or name; null for the system's first
 * @param sampleRateHz 8,000 to 192,000
 * @param channels 1 or more, in and out
 * @param blockFrames frames that the audio thread moves at a time
 * @param buffers blocks that each device may hold, at least 2
 */
public record LiveSetup(
    String input, String output, int sampleRateHz, int channels, int blockFrames, int buffers) {
  /** How long the engine may take, at least: a hop of a large model on a small machine. */
  private static final double ENGINE_SECONDS = 0.010;

  /** Refuses what no device could do. */
  public LiveSetup {
    require(
        sampleRateHz >= 8_000 && sampleRateHz <= 192_000,
        "The rate",
        sampleRateHz,
        "8000 to 192000 Hz");
    require(channels >= 1 && channels <= 64, "The number of channels", channels, "1 to 64");
    require(
        blockFrames >= 16 && blockFrames <= 16_384, "The block", blockFrames, "16 to 16384 frames");
    require(buffers >= 2 && buffers <= 64, "The number of buffers", buffers, "2 to 64");
  }

  /** How long the engine may take with a block, in frames. */
  public int transportLatencyFrames() {
    return Math.max(blockFrames, (int) Math.ceil(ENGINE_SECONDS * sampleRateHz));
  }

  private static void require(boolean condition, String what, int value, String range) {
    if (!condition) {
      throw new IllegalArgumentException(what + " must be " + range + ", not " + value + ".");
    }
  }
}

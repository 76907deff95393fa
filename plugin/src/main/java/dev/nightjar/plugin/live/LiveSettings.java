package dev.nightjar.plugin.live;

/**
 * How a live session uses its devices.
 *
 * @param input index or name part; null for the default
 * @param output index or name part; null for the default
 * @param channels channels that are processed, at least 1
 * @param sampleRateHz 8,000 to 192,000; another is taken if the devices refuse it
 * @param blockFrames frames that are read, processed and written at once, 16 to 8,192
 * @param buffers how many blocks each device buffers, 3 to 64
 * @param transport how many blocks of time the engine has, 1 to 16
 * @param seconds when to end; 0 for never
 */
public record LiveSettings(
    String input,
    String output,
    int channels,
    int sampleRateHz,
    int blockFrames,
    Room buffers,
    Room transport,
    double seconds) {
  private static final int MOST_BUFFERS = 64;
  private static final int MOST_TRANSPORT_BLOCKS = 16;

  /** Refuses values outside the ranges. */
  public LiveSettings {
    within("channels", channels, 1, 32);
    within("rate", sampleRateHz, 8_000, 192_000);
    within("block", blockFrames, 16, 8_192);
    within("buffers", buffers.blocks(), 3, MOST_BUFFERS);
    within("engine blocks", transport.blocks(), 1, MOST_TRANSPORT_BLOCKS);
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds must be at least 0, not " + seconds);
    }
  }

  /**
   * With more room for what was short of it, as far as it may grow; equal to this if it may not.
   */
  LiveSettings roomier(Shortage shortage) {
    return new LiveSettings(
        input,
        output,
        channels,
        sampleRateHz,
        blockFrames,
        shortage.devices() ? buffers.more(MOST_BUFFERS) : buffers,
        shortage.engine() ? transport.more(MOST_TRANSPORT_BLOCKS) : transport,
        seconds);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}

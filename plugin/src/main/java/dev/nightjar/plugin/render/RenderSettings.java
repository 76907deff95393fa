package dev.nightjar.plugin.render;

import dev.nightjar.plugin.batch.OutputFormat;
import dev.nightjar.plugin.synth.Sound;

/**
 * How songs become files.
 *
 * @param sound of the instrument
 * @param sampleRateHz 8,000 to 192,000
 * @param format how results are stored
 * @param overwrite whether results may replace files
 * @param gainDb level on top of the instrument's own, -60 to 24 dB
 * @param tailSeconds how long a song may go on sounding after its end, 0 to 600
 * @param mostSeconds longer songs are refused
 */
public record RenderSettings(
    Sound sound,
    int sampleRateHz,
    OutputFormat format,
    boolean overwrite,
    double gainDb,
    double tailSeconds,
    double mostSeconds) {

  /** Refuses values outside the ranges. */
  public RenderSettings {
    within("rate", sampleRateHz, 8_000, 192_000);
    within("gain", gainDb, -60, 24);
    within("tail", tailSeconds, 0, 600);
    within("longest song, in seconds,", mostSeconds, 1, 24 * 3600);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %.0f to %.0f, not %s".formatted(name, least, most, value));
    }
  }
}

package dev.nightjar.plugin.picture;

import java.util.List;
import java.util.Optional;

/** The three pictures of a sound that figures are made of. */
final class Panels {
  private static final double RANGE_DB = 80;
  private static final double TONE_RANGE_DB = 70;

  /** Silence is black, however little there is besides. */
  private static final double QUIETEST_TOP_DB = -40;

  private static final int WAVEFORM_HEIGHT = 150;
  private static final int SPECTRUM_HEIGHT = 300;
  private static final double TICK_DISTANCE = 0.07;

  private Panels() {}

  static Panel waveform(SoundOverview sound) {
    double fullHeight = Math.max(1, sound.outline().peak());
    return new Panel(
        "Waveform",
        "Amplitude",
        Tick.linear(-fullHeight, fullHeight, 4, "%.1f").stream()
            .map(tick -> new Tick(tick.place(), tick.label().replace('-', '−')))
            .toList(),
        true,
        new WaveformPlot(sound.outline(), fullHeight),
        Optional.empty(),
        WAVEFORM_HEIGHT);
  }

  /**
   * @param title what it shows
   * @param topDb the level of the brightest colour
   */
  static Panel mel(String title, SoundOverview sound, double topDb) {
    Grid levels = sound.mel();
    double bottomDb = topDb - RANGE_DB;
    return new Panel(
        title,
        "Frequency (Hz)",
        Tick.frequency(levels.scale(), TICK_DISTANCE),
        false,
        new GridPlot(
            levels,
            (column, row) -> ColourMap.MAGMA.rgb((levels.get(column, row) - bottomDb) / RANGE_DB)),
        Optional.of(new ColourBar("Level (dBFS)", decibels(topDb, RANGE_DB), ColourMap.MAGMA::rgb)),
        SPECTRUM_HEIGHT);
  }

  /**
   * Brightness is level, hue the pitch between two semitones: a steady note keeps one colour.
   *
   * @param axisSeconds what the panel's width stands for, at least the sound's duration
   */
  static Panel rainbowgram(String title, SoundOverview sound, double axisSeconds) {
    Grid levels = sound.tone();
    Grid cents = sound.cents();
    double bottomDb = Math.max(QUIETEST_TOP_DB, levels.greatest()) - TONE_RANGE_DB;
    return new Panel(
        title,
        "Frequency (Hz)",
        Tick.frequency(levels.scale(), TICK_DISTANCE),
        false,
        new GridPlot(
                levels,
                (column, row) ->
                    HueCircle.rgb(
                        cents.get(column, row) / 100,
                        (levels.get(column, row) - bottomDb) / TONE_RANGE_DB))
            .onShare(sound.seconds() / axisSeconds),
        Optional.of(
            new ColourBar(
                "Off semitone (cents)",
                List.of(
                    new Tick(0, "−50"),
                    new Tick(0.25, "−25"),
                    new Tick(0.5, "0"),
                    new Tick(0.75, "+25"),
                    new Tick(1, "+50")),
                place -> HueCircle.rgb(place - 0.5, 1))),
        SPECTRUM_HEIGHT);
  }

  /** A round level at or above the loudest, so that a scale's numbers are round. */
  static double topDb(SoundOverview sound) {
    return 10 * Math.ceil(Math.max(QUIETEST_TOP_DB, sound.mel().greatest()) / 10);
  }

  private static List<Tick> decibels(double topDb, double rangeDb) {
    return Tick.linear(topDb - rangeDb, topDb, 5, "%.0f").stream()
        .map(tick -> new Tick(tick.place(), tick.label().replace('-', '−')))
        .toList();
  }
}

package dev.nightjar.engine.instrument;

import dev.nightjar.engine.preset.Preset;

/** Presets for tests: plain unless asked otherwise. */
final class Presets {

  static final Preset.Envelope PLAIN_ENVELOPE = new Preset.Envelope(0, 0, 1, 0.5);
  static final Preset.Filter OPEN = new Preset.Filter(20_000, 0, 0, 0, 0);
  static final Preset.Stage DRY = new Preset.Stage(0, 0, 0, 0);
  static final Preset.Pitch STRAIGHT = new Preset.Pitch(0, 0, 0, 5);

  private Presets() {}

  static Preset plain(String instrument, boolean sustained) {
    return of(new Preset.Timbre(instrument, null, 0, -1, sustained), PLAIN_ENVELOPE, OPEN, DRY);
  }

  static Preset drums() {
    Preset kit = plain(Tones.DRUMS, false);
    return new Preset("Kit", "drums", "", kit.timbre(), STRAIGHT, PLAIN_ENVELOPE, OPEN, DRY, 0, 0);
  }

  static Preset of(
      Preset.Timbre timbre, Preset.Envelope envelope, Preset.Filter filter, Preset.Stage stage) {
    return new Preset("Test", "test", "", timbre, STRAIGHT, envelope, filter, stage, 0, 0);
  }

  static Preset with(Preset preset, Preset.Pitch pitch) {
    return new Preset(
        preset.name(),
        preset.category(),
        preset.description(),
        preset.timbre(),
        pitch,
        preset.envelope(),
        preset.filter(),
        preset.stage(),
        preset.gainDb(),
        preset.velocitySensitivity());
  }
}

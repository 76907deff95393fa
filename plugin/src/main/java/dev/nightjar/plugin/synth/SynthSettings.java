package dev.nightjar.plugin.synth;

import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.song.Song;

/**
 * What is played live, and how.
 *
 * @param backend what carries the sound
 * @param device output by index or name part; null for the default
 * @param sampleRateHz 8,000 to 192,000; JACK's own rate counts there
 * @param blockFrames frames at once, 16 to 8,192; JACK's own count there
 * @param buffers blocks that a Java Sound device buffers, 2 to 64
 * @param engineBlocks blocks of time that the engine has, 1 to 16
 * @param midi which inputs and channel are heard; null for no inputs
 * @param sound of the instrument
 * @param gainDb -60 to 24
 * @param song what is played by itself; null for nothing
 * @param seconds when to end; 0 for never
 */
public record SynthSettings(
    BackendKind backend,
    String device,
    int sampleRateHz,
    int blockFrames,
    int buffers,
    int engineBlocks,
    MidiFilter midi,
    Sound sound,
    double gainDb,
    Song song,
    double seconds) {

  /** What carries the sound. */
  public enum BackendKind {
    /** JACK if its server runs, else Java Sound. */
    AUTO,
    /** Java Sound and its MIDI. */
    JAVA,
    /** JACK and its MIDI. */
    JACK
  }

  /** Refuses values outside the ranges. */
  public SynthSettings {
    within("rate", sampleRateHz, 8_000, 192_000);
    within("block size", blockFrames, 16, SynthEngine.MOST_BLOCK_FRAMES);
    within("buffers", buffers, 2, 64);
    within("engine blocks", engineBlocks, 1, 16);
    within("gain", gainDb, -60, 24);
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds must be at least 0, not " + seconds);
    }
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %.0f to %.0f, not %s".formatted(name, least, most, value));
    }
  }
}

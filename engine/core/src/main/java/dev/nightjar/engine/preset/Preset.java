package dev.nightjar.engine.preset;

/**
 * A sound of the instrument.
 *
 * @param name what it is called, 1 to 64 characters
 * @param category its family, as "piano" or "pad"
 * @param description one sentence
 * @param timbre what is played
 * @param pitch where it is played
 * @param envelope how its level goes
 * @param filter its low-pass filter
 * @param stage where it stands
 * @param gainDb level, -60 to 12 dB
 * @param velocitySensitivity how far velocity moves the level beyond what the model does, 0 to 1
 */
public record Preset(
    String name,
    String category,
    String description,
    Timbre timbre,
    Pitch pitch,
    Envelope envelope,
    Filter filter,
    Stage stage,
    double gainDb,
    double velocitySensitivity) {

  /**
   * What is played.
   *
   * @param instrument an instrument of the model
   * @param morphTo another one to morph to, null for none
   * @param morph how far, 0 to 1
   * @param morphController the MIDI controller that sets it, 1 to 119, or -1 for none
   * @param sustained true: held notes are sustained endlessly; false: they die away as rendered
   */
  public record Timbre(
      String instrument, String morphTo, double morph, int morphController, boolean sustained) {}

  /**
   * Where it is played.
   *
   * @param transposeSemitones -48 to 48
   * @param fineCents -100 to 100
   * @param vibratoCents depth at full modulation (controller 1), 0 to 200
   * @param vibratoHz its rate, 0.1 to 20 Hz
   */
  public record Pitch(
      int transposeSemitones, double fineCents, double vibratoCents, double vibratoHz) {}

  /**
   * How the level goes, on top of what the model plays.
   *
   * @param attackSeconds 0 to 10
   * @param decaySeconds 0 to 30
   * @param sustain level that decay leads to, 0 to 1
   * @param releaseSeconds fade after the note's end; the model's own release sounds within it,
   *     0.005 to 30
   */
  public record Envelope(
      double attackSeconds, double decaySeconds, double sustain, double releaseSeconds) {}

  /**
   * A low-pass filter of 12 dB an octave.
   *
   * @param cutoffHz 20 to 20000; 20000 and no resonance is no filter
   * @param resonance 0 to 1
   * @param keyTracking 0 to 1: octaves of cutoff an octave of pitch
   * @param velocityOctaves how far full velocity opens it, -4 to 4
   * @param pressureOctaves how far full pressure opens it, -4 to 4
   */
  public record Filter(
      double cutoffHz,
      double resonance,
      double keyTracking,
      double velocityOctaves,
      double pressureOctaves) {}

  /**
   * Where it stands.
   *
   * @param pan -1 left to 1 right
   * @param width how far keys spread from left to right, 0 to 1
   * @param chorus 0 to 1
   * @param reverb 0 to 1
   */
  public record Stage(double pan, double width, double chorus, double reverb) {}
}

package dev.nightjar.engine.preset;

/**
 * A sound of the instrument.
 *
 * @param name what it is called, 1 to 64 characters
 * @param category its family, as "piano" or "pad", 1 to 32 characters
 * @param description one sentence, at most 200 characters
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

  /** Refuses what is out of range with an {@link IllegalArgumentException} that names the field. */
  public Preset {
    Bounds.text("name", name, 1, 64);
    Bounds.text("category", category, 1, 32);
    Bounds.text("description", description, 0, 200);
    Bounds.present("timbre", timbre);
    Bounds.present("pitch", pitch);
    Bounds.present("envelope", envelope);
    Bounds.present("filter", filter);
    Bounds.present("stage", stage);
    Bounds.number("gainDb", gainDb, -60, 12);
    Bounds.number("velocitySensitivity", velocitySensitivity, 0, 1);
  }

  /**
   * What is played.
   *
   * @param instrument an instrument of the model
   * @param morphTo another one to morph to, null for none
   * @param morph how far, 0 to 1
   * @param morphController the MIDI controller that sets it, 1 to 119, or -1 for none
   * @param sustained whether a held note goes on for as long as it is held; otherwise it dies away
   *     as it was rendered
   */
  public record Timbre(
      String instrument, String morphTo, double morph, int morphController, boolean sustained) {

    /** What {@link #morphController} is where none sets the morph. */
    public static final int NO_CONTROLLER = -1;

    /** Refuses what is out of range, and a morph to nowhere. */
    public Timbre {
      Bounds.symbol("timbre.instrument", instrument);
      if (morphTo != null) {
        Bounds.symbol("timbre.morphTo", morphTo);
      }
      Bounds.number("timbre.morph", morph, 0, 1);
      if (morphController != NO_CONTROLLER) {
        Bounds.number("timbre.morphController", morphController, 1, 119);
      }
      if (morphTo == null && (morph > 0 || morphController != NO_CONTROLLER)) {
        throw new IllegalArgumentException("timbre.morphTo is missing, so that nothing can morph");
      }
    }
  }

  /**
   * Where it is played.
   *
   * @param transposeSemitones -48 to 48
   * @param fineCents -100 to 100
   * @param vibratoCents depth at full modulation (controller 1), 0 to 200
   * @param vibratoHz its rate, 0.1 to 20 Hz
   */
  public record Pitch(
      int transposeSemitones, double fineCents, double vibratoCents, double vibratoHz) {

    /** Refuses what is out of range. */
    public Pitch {
      Bounds.number("pitch.transposeSemitones", transposeSemitones, -48, 48);
      Bounds.number("pitch.fineCents", fineCents, -100, 100);
      Bounds.number("pitch.vibratoCents", vibratoCents, 0, 200);
      Bounds.number("pitch.vibratoHz", vibratoHz, 0.1, 20);
    }
  }

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
      double attackSeconds, double decaySeconds, double sustain, double releaseSeconds) {

    /** Refuses what is out of range. */
    public Envelope {
      Bounds.number("envelope.attackSeconds", attackSeconds, 0, 10);
      Bounds.number("envelope.decaySeconds", decaySeconds, 0, 30);
      Bounds.number("envelope.sustain", sustain, 0, 1);
      Bounds.number("envelope.releaseSeconds", releaseSeconds, 0.005, 30);
    }
  }

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
      double pressureOctaves) {

    /** Refuses what is out of range. */
    public Filter {
      Bounds.number("filter.cutoffHz", cutoffHz, 20, 20_000);
      Bounds.number("filter.resonance", resonance, 0, 1);
      Bounds.number("filter.keyTracking", keyTracking, 0, 1);
      Bounds.number("filter.velocityOctaves", velocityOctaves, -4, 4);
      Bounds.number("filter.pressureOctaves", pressureOctaves, -4, 4);
    }
  }

  /**
   * Where it stands.
   *
   * @param pan -1 left to 1 right
   * @param width how far keys spread from left to right, 0 to 1
   * @param chorus 0 to 1
   * @param reverb 0 to 1
   */
  public record Stage(double pan, double width, double chorus, double reverb) {

    /** Refuses what is out of range. */
    public Stage {
      Bounds.number("stage.pan", pan, -1, 1);
      Bounds.number("stage.width", width, 0, 1);
      Bounds.number("stage.chorus", chorus, 0, 1);
      Bounds.number("stage.reverb", reverb, 0, 1);
    }
  }
}

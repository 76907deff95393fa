package dev.nightjar.engine.model;

import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import java.util.List;

/**
 * What the look-up tables say of a note. Between entries (velocities, morphs of instruments) they
 * are interpolated. [any thread]
 */
final class Conditions {

  private static final int MORPH_STEPS = 16;

  private final Sing sing;
  private final List<Integer> velocities;
  private final float[] instruments;
  private final float[] pitches;
  private final float[] velocityTable;
  private final float[][] times;
  private final float[] levelsDb;
  private final Carriers carriers;

  Conditions(InstrumentCard card, Weights tables) {
    sing = card.sing();
    carriers = sing.carriers() ? new Carriers(sing) : null;
    velocities = card.velocities();
    instruments = tables.get(Sing.INSTRUMENT_TABLE).values();
    pitches = tables.get(Sing.PITCH_TABLE).values();
    velocityTable = tables.get(Sing.VELOCITY_TABLE).values();
    levelsDb = tables.get(InstrumentPackage.LEVEL_TABLE).values();
    times = new float[sing.steps()][sing.timeSize()];
    if (sing.timeSize() > 0) {
      float[] all = tables.get(Sing.TIME_TABLE).values();
      for (int step = 0; step < times.length; step++) {
        System.arraycopy(all, step * sing.timeSize(), times[step], 0, sing.timeSize());
      }
    }
  }

  /**
   * The part that stays the same for all of a note: instrument, pitch and velocity, {@code
   * [embeddingSize - timeSize]}.
   */
  float[] still(NoteRequest note) {
    float[] still = new float[sing.embeddingSize() - sing.timeSize()];
    float morph = morph(note);
    int at = 0;
    for (int i = 0; i < sing.instrumentSize(); i++) {
      float from = instruments[note.instrument() * sing.instrumentSize() + i];
      float to = instruments[note.other() * sing.instrumentSize() + i];
      still[at++] = from + morph * (to - from);
    }
    for (int i = 0; i < sing.pitchSize(); i++) {
      still[at++] = pitches[note.pitch() * sing.pitchSize() + i];
    }
    Between velocity = between(note.velocity());
    for (int i = 0; i < sing.velocitySize(); i++) {
      float from = velocityTable[velocity.lower * sing.velocitySize() + i];
      float to = velocityTable[velocity.upper * sing.velocitySize() + i];
      still[at++] = from + velocity.share * (to - from);
    }
    return still;
  }

  /** The part that goes with the time, silence before a note being step 0. */
  float[] time(int step) {
    return times[Math.min(step, times.length - 1)];
  }

  /** What the network shapes of a note; null for nothing. */
  Carriers.Tone tone(NoteRequest note) {
    return carriers == null ? null : carriers.tone(note.pitch());
  }

  /** Writes what the network shapes, for one thread; null for nothing. */
  Carriers.Writer carrierWriter() {
    return carriers == null ? null : carriers.new Writer();
  }

  /** How loud a note was where it was recorded; all notes are learned equally loud. */
  float gain(NoteRequest note) {
    float from = levelDb(note.instrument(), note);
    float to = levelDb(note.other(), note);
    return (float) Math.pow(10, (from + morph(note) * (to - from)) / 20);
  }

  private float levelDb(int instrument, NoteRequest note) {
    int row = (instrument * sing.pitches() + note.pitch()) * sing.velocities();
    Between velocity = between(note.velocity());
    float from = levelsDb[row + velocity.lower];
    float level = from + velocity.share * (levelsDb[row + velocity.upper] - from);
    int softest = velocities.get(0);
    // Below what was learned, as General MIDI has it: with the square of the velocity.
    return note.velocity() >= softest
        ? level
        : level + (float) (40 * Math.log10((double) note.velocity() / softest));
  }

  private static float morph(NoteRequest note) {
    return (float) note.morph() / MORPH_STEPS;
  }

  private record Between(int lower, int upper, float share) {}

  private Between between(int velocity) {
    int upper = 0;
    while (upper < velocities.size() - 1 && velocities.get(upper) < velocity) {
      upper++;
    }
    int lower = Math.max(0, upper - 1);
    int span = velocities.get(upper) - velocities.get(lower);
    float share = span == 0 ? 0 : (float) (velocity - velocities.get(lower)) / span;
    // Softer than the softest, or harder than the hardest, has the timbre of those.
    return new Between(lower, upper, Math.max(0, Math.min(1, share)));
  }
}

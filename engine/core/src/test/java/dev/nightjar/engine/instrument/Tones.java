package dev.nightjar.engine.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A renderer that computes its notes: harmonics that set in, hold or die away, and ring out after
 * they are let go at 3 s. Remembers what it was asked for.
 */
class Tones implements NoteRenderer {

  static final int RATE_HZ = 16_000;
  static final int NOTE_FRAMES = 64_000;
  static final int RELEASE_FRAME = 48_000;
  static final int STEP_FRAMES = 256;

  /** Constant from its attack to its release. */
  static final String SINE = "sine";

  /** Seven harmonics that hold. */
  static final String ORGAN = "organ";

  /** Holds and is brighter, its harmonics begin elsewhere. */
  static final String REED = "reed";

  /** Harmonics that die away. */
  static final String PIANO = "piano";

  /** Short, each key its own pitch. */
  static final String DRUMS = "kit";

  private static final List<String> NAMES = List.of(SINE, ORGAN, REED, PIANO, DRUMS);

  final List<NoteRequest> begun = Collections.synchronizedList(new ArrayList<>());
  volatile boolean closed;
  volatile int mostNotesAtOnce;

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int noteFrames() {
    return NOTE_FRAMES;
  }

  @Override
  public int releaseFrame() {
    return RELEASE_FRAME;
  }

  @Override
  public int stepFrames() {
    return STEP_FRAMES;
  }

  @Override
  public List<String> instruments() {
    return NAMES;
  }

  @Override
  public PitchRange pitches(int instrument) {
    return NAMES.get(instrument).equals(DRUMS) ? new PitchRange(35, 81) : new PitchRange(24, 96);
  }

  @Override
  public Note begin(NoteRequest request) {
    begun.add(request);
    return new Tone(request);
  }

  @Override
  public void render(List<Note> notes, int steps, float[][] into) {
    mostNotesAtOnce = Math.max(mostNotesAtOnce, notes.size());
    for (int i = 0; i < notes.size(); i++) {
      Tone tone = (Tone) notes.get(i);
      if (steps < 1 || tone.frame + steps * STEP_FRAMES > NOTE_FRAMES) {
        throw new IllegalArgumentException("beyond the end");
      }
      for (int frame = 0; frame < steps * STEP_FRAMES; frame++) {
        into[i][frame] = sample(tone.request, tone.frame + frame);
      }
      tone.frame += steps * STEP_FRAMES;
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  /** The sound of a note at one of its frames. */
  float sample(NoteRequest request, int frame) {
    double share = request.morph() / 16.0;
    double from = share == 1 ? 0 : tone(request.instrument(), request, frame);
    double to = share == 0 ? 0 : tone(request.other(), request, frame);
    return (float) ((1 - share) * from + share * to);
  }

  private static double tone(int instrument, NoteRequest request, int frame) {
    double time = (double) frame / RATE_HZ;
    double hertz = 440 * Math.pow(2, (request.pitch() - 69) / 12.0);
    double level = 0.25 * Math.pow(request.velocity() / 127.0, 2);
    double attack = Math.min(1, time / 0.005);
    double release = Math.exp(-Math.max(0, time - 3) / 0.1);
    String name = NAMES.get(instrument);
    double shape =
        switch (name) {
          case SINE -> Math.sin(2 * Math.PI * hertz * time);
          case ORGAN -> harmonics(hertz, time, 7, 1, 0.3, 0);
          case REED -> harmonics(hertz, time, 7, 0.5, 1.1, 0);
          case PIANO -> harmonics(hertz, time, 7, 1, 0.7, 0.8);
          default -> Math.exp(-time / 0.05) * Math.sin(2 * Math.PI * hertz * time);
        };
    return level * attack * release * shape;
  }

  private static double harmonics(
      double hertz, double time, int most, double slope, double phase, double decay) {
    double sum = 0;
    for (int k = 1; k <= most && k * hertz < 7_500; k++) {
      sum +=
          Math.pow(k, -slope)
              * Math.exp(-decay * k * time)
              * Math.sin(2 * Math.PI * k * hertz * time + phase * k * k);
    }
    return sum / 2;
  }

  private static final class Tone implements Note {
    private final NoteRequest request;
    private int frame;

    Tone(NoteRequest request) {
      this.request = request;
    }

    @Override
    public int renderedFrames() {
      return frame;
    }
  }
}

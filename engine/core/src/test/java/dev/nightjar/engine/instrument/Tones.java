package dev.nightjar.engine.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

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

  /** An organ with more breath than tone. */
  static final String BREATH = "breath";

  private static final int POINTS = 1 << 14;
  private static final double[] SINES = new double[POINTS + 1];

  static {
    Arrays.setAll(SINES, point -> Math.sin(2 * Math.PI * point / POINTS));
  }

  private static final List<String> NAMES = List.of(SINE, ORGAN, REED, PIANO, DRUMS, BREATH);

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
      fill(tone.request, tone.frame, steps * STEP_FRAMES, into[i]);
      tone.frame += steps * STEP_FRAMES;
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  /** The frames of a note from one of them on. */
  void fill(NoteRequest request, int from, int count, float[] into) {
    double share = request.morph() / 16.0;
    Arrays.fill(into, 0, count, 0);
    add(request.instrument(), 1 - share, request, from, count, into);
    add(request.other(), share, request, from, count, into);
  }

  private static void add(
      int instrument, double share, NoteRequest request, int from, int count, float[] into) {
    if (share == 0) {
      return;
    }
    double level = share * 0.25 * Math.pow(request.velocity() / 127.0, 2);
    switch (NAMES.get(instrument)) {
      case SINE -> harmonics(request.pitch(), level, 1, 1, 0, 0, from, count, into);
      case ORGAN -> harmonics(request.pitch(), level, 7, 1, 0.3, 0, from, count, into);
      case REED -> harmonics(request.pitch(), level, 7, 0.5, 1.1, 0, from, count, into);
      case PIANO -> harmonics(request.pitch(), level, 7, 1, 0.7, 0.8, from, count, into);
      case BREATH -> {
        harmonics(request.pitch(), level, 7, 1, 0.3, 0, from, count, into);
        noise(level, from, count, into);
      }
      default -> harmonics(request.pitch(), level, 1, 1, 0, 20, from, count, into);
    }
  }

  private static void noise(double level, int from, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      int frame = from + i;
      double white = new Random(frame * 0x9E3779B97F4A7C15L).nextDouble() * 2 - 1;
      double ringing = Math.exp(-Math.max(0, frame - RELEASE_FRAME) / 1_600.0);
      into[i] += (float) (level * ringing * white);
    }
  }

  private static void harmonics(
      int pitch,
      double level,
      int most,
      double slope,
      double phase,
      double decay,
      int from,
      int count,
      float[] into) {
    double hertz = 440 * Math.pow(2, (pitch - 69) / 12.0);
    for (int k = 1; k <= most && k * hertz < 7_500; k++) {
      double weight = level * Math.pow(k, -slope) / (most == 1 ? 1 : 2);
      double turns = k * hertz / RATE_HZ;
      double offset = phase * k * k / (2 * Math.PI);
      double falling = Math.exp(-decay * k / RATE_HZ);
      double ringing = Math.exp(-10.0 / RATE_HZ);
      double now =
          weight * Math.pow(falling, from) * Math.pow(ringing, Math.max(0, from - RELEASE_FRAME));
      for (int i = 0; i < count; i++) {
        int frame = from + i;
        double attack = Math.min(1, frame / (0.005 * RATE_HZ));
        into[i] += (float) (now * attack * sine(offset + turns * frame));
        now *= frame < RELEASE_FRAME ? falling : falling * ringing;
      }
    }
  }

  /** From a table, since many notes are computed. */
  private static double sine(double turns) {
    double place = (turns - Math.floor(turns)) * POINTS;
    int point = (int) place;
    return SINES[point] + (place - point) * (SINES[point + 1] - SINES[point]);
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

package dev.nightjar.plugin.bench;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.SingModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model of instruments costs.
 *
 * @param model its name
 * @param precision of its weights
 * @param threads threads of a call
 * @param graphMegabytes size of its graph
 * @param rates how fast it renders
 * @param noteOn from a note's beginning to its first step of sound
 * @param preparedNoteOn the same of a note that was prepared, as all of a sound are soon after it
 *     is chosen
 * @param newNotes what happens to notes never played before, at 128 frames and 48 kHz; none if it
 *     wasn't looked for
 * @param cachedVoices most notes at once that a block's time is enough for once they are rendered
 */
public record SingCost(
    String model,
    String precision,
    int threads,
    double graphMegabytes,
    List<Rate> rates,
    Spread noteOn,
    Spread preparedNoteOn,
    List<NewNotes> newNotes,
    int cachedVoices) {

  private static final int[] NOTES = {1, 16};
  private static final int[] STEPS = {1, 4, 16};
  private static final int NOTE_ONS = 50;

  /**
   * How fast notes are rendered.
   *
   * @param notes notes in a call
   * @param steps steps of each in a call
   * @param timesRealTime seconds of sound in a second
   */
  public record Rate(int notes, int steps, double timesRealTime) {}

  /**
   * How it is measured.
   *
   * @param precision of the weights
   * @param threads threads of a call
   * @param seconds what each rate may take
   * @param polyphony whether to look for how many voices it can play, which takes a while
   */
  public record Setting(String precision, int threads, double seconds, boolean polyphony) {}

  /**
   * [not real-time] Measures it.
   *
   * @throws ModelException if it can't be loaded
   */
  public static SingCost of(SingSubject subject, Setting setting) throws ModelException {
    List<Rate> rates = new ArrayList<>();
    Spread noteOn;
    Spread preparedNoteOn;
    try (SingModel model = load(subject, setting)) {
      for (int notes : NOTES) {
        for (int steps : STEPS) {
          rates.add(new Rate(notes, steps, rate(model, notes, steps, setting.seconds)));
        }
      }
      noteOn = noteOn(model);
      model.prepare(List.of(request(model, 0)));
      preparedNoteOn = noteOn(model);
    }
    return new SingCost(
        subject.name(),
        setting.precision,
        setting.threads,
        subject.graphBytes(setting.precision) / 1e6,
        rates,
        noteOn,
        preparedNoteOn,
        setting.polyphony ? newNotes(subject, setting) : List.of(),
        setting.polyphony ? CachedNotes.most(subject, setting) : 0);
  }

  private static List<NewNotes> newNotes(SingSubject subject, Setting setting)
      throws ModelException {
    List<NewNotes> paths = new ArrayList<>();
    for (PacedSynth.Path path : PacedSynth.Path.values()) {
      paths.add(NewNotes.of(subject, setting, path));
    }
    return paths;
  }

  static SingModel load(SingSubject subject, Setting setting) throws ModelException {
    return SingModel.load(subject.instruments(), setting.precision, Provider.CPU, setting.threads);
  }

  private static double rate(NoteRenderer model, int count, int steps, double seconds) {
    int calls = model.noteFrames() / model.stepFrames() / steps;
    float[][] into = new float[count][steps * model.stepFrames()];
    long rendered = 0;
    long tookNs = 0;
    for (int round = 0; tookNs < seconds * 1e9; round++) {
      List<NoteRenderer.Note> notes = notes(model, count);
      // The first call of a note renders the silence before it too.
      model.render(notes, steps, into);
      long start = System.nanoTime();
      for (int call = 1; call < calls && tookNs < seconds * 1e9; call++) {
        model.render(notes, steps, into);
        if (round > 0 || call > calls / 4) {
          rendered += (long) count * steps * model.stepFrames();
        } else {
          start = System.nanoTime();
        }
        if (System.nanoTime() - start + tookNs > seconds * 1e9) {
          break;
        }
      }
      tookNs += System.nanoTime() - start;
    }
    return rendered / (double) model.sampleRateHz() / (tookNs / 1e9);
  }

  private static Spread noteOn(NoteRenderer model) {
    float[][] into = new float[1][model.stepFrames()];
    long[] tookNs = new long[NOTE_ONS];
    for (int i = -NOTE_ONS / 5; i < NOTE_ONS; i++) {
      long start = System.nanoTime();
      model.render(notes(model, 1), 1, into);
      if (i >= 0) {
        tookNs[i] = System.nanoTime() - start;
      }
    }
    return Spread.ofNs(tookNs);
  }

  private static List<NoteRenderer.Note> notes(NoteRenderer model, int count) {
    List<NoteRenderer.Note> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(model.begin(request(model, i)));
    }
    return notes;
  }

  private static NoteRequest request(NoteRenderer model, int n) {
    int lowest = model.pitches(0).lowest();
    int span = model.pitches(0).highest() - lowest + 1;
    return new NoteRequest(0, 0, 0, lowest + n % span, 100);
  }
}

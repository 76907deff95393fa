package dev.nightjar.engine.model;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.network.Sing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SING on ONNX Runtime. Notes that are as far as each other are rendered in one call. Those that
 * begin catch up with the silent steps before their first sound, where little more than the LSTM
 * runs, or go on from where {@link #prepare} brought them.
 */
public final class SingModel implements NoteRenderer {

  /** Notes of one call; more are split. */
  private static final int MAX_NOTES = 16;

  /** Steps of one call; more are split. */
  private static final int MAX_STEPS = 16;

  private final InstrumentCard card;
  private final Sing sing;
  private final Conditions conditions;
  private final LoadedGraph graph;

  /** Models that use the graph; the last one closes it. */
  private final AtomicInteger users;

  private final SingSession session;
  private final PreparedStates prepared;

  /** Renderers for other players, who share the room for what is prepared. */
  private final AtomicInteger twins;

  private final boolean isTwin;
  private boolean closed;

  /** Silent steps whose sound must be made, since it overlaps with the first that is heard. */
  private final int overlapping;

  /**
   * Loads a package. [not real-time]
   *
   * @param threads threads of one call
   * @throws ModelException if it can't be loaded or isn't what its card says
   */
  public static SingModel load(
      InstrumentPackage instruments, String precision, Provider provider, int threads)
      throws ModelException {
    Conditions conditions = new Conditions(instruments.card(), instruments.tables());
    LoadedGraph graph =
        LoadedGraph.load(instruments.graph(precision), instruments.where(), provider, threads);
    SingModel model = null;
    boolean usable = false;
    try {
      model = new SingModel(instruments.card(), conditions, graph);
      model.check(instruments.where());
      usable = true;
      return model;
    } finally {
      if (!usable && model != null) {
        model.close();
      } else if (!usable) {
        graph.close();
      }
    }
  }

  /**
   * Another renderer with the same weights, for other players. [any thread]
   *
   * @throws IllegalStateException if this one is closed
   */
  public SingModel twin() {
    return new SingModel(this, true);
  }

  @Override
  public Optional<NoteRenderer> second() {
    return Optional.of(new SingModel(this, false));
  }

  private SingModel(InstrumentCard card, Conditions conditions, LoadedGraph graph) {
    this.card = card;
    this.conditions = conditions;
    this.graph = graph;
    sing = card.sing();
    users = new AtomicInteger(1);
    prepared = new PreparedStates(card.stateSize());
    twins = new AtomicInteger();
    isTwin = false;
    overlapping = Math.min(sing.kernel() / sing.stride() - 1, sing.firstSoundingStep());
    session = session();
  }

  private SingModel(SingModel other, boolean isTwin) {
    users = other.users;
    if (users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
      throw new IllegalStateException("the model is closed");
    }
    card = other.card;
    conditions = other.conditions;
    graph = other.graph;
    sing = other.sing;
    prepared = other.prepared;
    twins = other.twins;
    this.isTwin = isTwin;
    twins.addAndGet(isTwin ? 1 : 0);
    overlapping = other.overlapping;
    boolean made = false;
    try {
      session = session();
      made = true;
    } finally {
      if (!made) {
        leave();
      }
    }
  }

  private SingSession session() {
    return new SingSession(
        card, conditions, graph.session(), MAX_NOTES, MAX_STEPS + sing.firstSoundingStep());
  }

  /** Renders a step, so that a graph that isn't what the card says is found out. */
  private void check(String where) throws ModelException {
    try {
      List<Note> note =
          List.of(begin(new NoteRequest(0, 0, 0, card.instruments().get(0).lowest(), 64)));
      render(note, 1, new float[1][sing.stride()]);
    } catch (IllegalStateException e) {
      throw new ModelException(
          where
              + ": its graph does not fit its card; export one of an earlier Nightjar again: "
              + e.getMessage(),
          e);
    }
  }

  /** The card. [any thread] */
  public InstrumentCard card() {
    return card;
  }

  /** Where it computes. [any thread] */
  public Provider provider() {
    return graph.provider();
  }

  @Override
  public int sampleRateHz() {
    return sing.sampleRateHz();
  }

  @Override
  public int noteFrames() {
    return sing.noteFrames();
  }

  @Override
  public int releaseFrame() {
    return card.releaseFrame();
  }

  @Override
  public int stepFrames() {
    return sing.stride();
  }

  @Override
  public List<String> instruments() {
    return card.instruments().stream().map(InstrumentCard.Entry::name).toList();
  }

  @Override
  public PitchRange pitches(int instrument) {
    InstrumentCard.Entry entry = card.instruments().get(instrument);
    return new PitchRange(entry.lowest(), entry.highest());
  }

  @Override
  public Note begin(NoteRequest request) {
    float[] state = prepared.get(request);
    SungNote note = note(request, state == null ? new float[card.stateSize()] : state.clone());
    note.step = state == null ? 0 : sing.firstSoundingStep();
    return note;
  }

  private SungNote note(NoteRequest request, float[] state) {
    return new SungNote(
        conditions.still(request), conditions.tone(request), conditions.gain(request), state, sing);
  }

  @Override
  public int mostPrepared() {
    return Math.max(1, prepared.capacity() / Math.max(1, twins.get()));
  }

  @Override
  public boolean isPrepared(NoteRequest request) {
    return prepared.has(request);
  }

  @Override
  public void prepare(List<NoteRequest> requests) {
    for (int from = 0; from < requests.size(); from += MAX_NOTES) {
      List<NoteRequest> part = requests.subList(from, Math.min(requests.size(), from + MAX_NOTES));
      List<SungNote> notes = new ArrayList<>();
      for (NoteRequest request : part) {
        notes.add(note(request, new float[card.stateSize()]));
      }
      session.run(notes, sing.firstSoundingStep(), overlapping);
      for (int i = 0; i < part.size(); i++) {
        prepared.put(part.get(i), notes.get(i).state);
      }
    }
  }

  @Override
  public void render(List<Note> notes, int steps, float[][] into) {
    for (int from = 0; from < notes.size(); from += MAX_NOTES) {
      int to = Math.min(notes.size(), from + MAX_NOTES);
      List<SungNote> part = notes.subList(from, to).stream().map(note -> (SungNote) note).toList();
      boolean allFresh = catchUp(part);
      for (int done = 0; done < steps; done += MAX_STEPS) {
        int now = Math.min(MAX_STEPS, steps - done);
        if (allFresh && done == 0) {
          session.run(part, sing.firstSoundingStep() + now, overlapping + now);
        } else {
          session.run(part, now, now);
        }
        for (int i = 0; i < part.size(); i++) {
          take(part.get(i), i, into[from + i], done * sing.stride(), now * sing.stride());
        }
      }
    }
  }

  /** Those at their very begin catch up, unless all are there, which can do so in one call. */
  private boolean catchUp(List<SungNote> notes) {
    List<SungNote> fresh = notes.stream().filter(note -> note.step == 0).toList();
    if (!fresh.isEmpty() && fresh.size() < notes.size()) {
      session.run(fresh, sing.firstSoundingStep(), overlapping);
    }
    return fresh.size() == notes.size();
  }

  private void take(SungNote note, int place, float[] into, int offset, int frames) {
    session.take(place, into, offset, frames);
    for (int n = offset; n < offset + frames; n++) {
      into[n] *= note.gain;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
      leave();
    }
  }

  private void leave() {
    twins.addAndGet(isTwin ? -1 : 0);
    if (users.decrementAndGet() == 0) {
      graph.close();
    }
  }
}

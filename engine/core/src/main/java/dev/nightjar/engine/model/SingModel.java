package dev.nightjar.engine.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.onnx.SingGraphs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SING on ONNX Runtime. Notes that are as far as each other are rendered in one call; those that
 * begin catch up with the steps before their first sound in a call of their own.
 */
public final class SingModel implements NoteRenderer {

  /** Notes of one call; more are split. */
  private static final int MAX_NOTES = 64;

  /** Steps of one call; more are split. */
  private static final int MAX_STEPS = 32;

  private final InstrumentCard card;
  private final Sing sing;
  private final Conditions conditions;
  private final OrtSession session;

  /** Models that use the session; the last one closes it. */
  private final AtomicInteger users;

  private final int stateSize;
  private final FloatBuffer conditionsIn;
  private final FloatBuffer stateIn;
  private final FloatBuffer stateOut;
  private final FloatBuffer soundOut;
  private final Map<Shape, Call> calls = new HashMap<>();

  /** Sizes of a call. */
  private record Shape(int notes, int steps) {}

  /** The tensors of a call, views of the buffers. */
  private record Call(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

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
    SingModel model =
        new SingModel(instruments.card(), conditions, graph.session(), new AtomicInteger(1));
    try {
      model.check(instruments.where());
    } catch (ModelException | RuntimeException e) {
      model.close();
      throw e;
    }
    return model;
  }

  /**
   * Another renderer with the same weights, for another thread. [any thread]
   *
   * @throws IllegalStateException if this one is closed
   */
  public SingModel twin() {
    if (users.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
      throw new IllegalStateException("the model is closed");
    }
    return new SingModel(card, conditions.twin(), session, users);
  }

  private SingModel(
      InstrumentCard card, Conditions conditions, OrtSession session, AtomicInteger users) {
    this.card = card;
    this.users = users;
    this.conditions = conditions;
    this.session = session;
    sing = card.sing();
    stateSize = card.stateSize();
    conditionsIn = direct((long) MAX_NOTES * maxSteps() * sing.conditionSize());
    stateIn = direct((long) MAX_NOTES * stateSize);
    stateOut = direct((long) MAX_NOTES * stateSize);
    soundOut = direct((long) MAX_NOTES * maxSteps() * sing.stride());
  }

  private int maxSteps() {
    return MAX_STEPS + sing.firstSoundingStep();
  }

  /** Renders a step of silence, so that a graph that isn't what the card says is found out. */
  private void check(String where) throws ModelException {
    try {
      List<Note> note =
          List.of(begin(new NoteRequest(0, 0, 0, card.instruments().get(0).lowest(), 64)));
      render(note, 1, new float[1][sing.stride()]);
    } catch (IllegalStateException e) {
      throw new ModelException(where + ": its graph does not fit its card: " + e.getMessage(), e);
    }
  }

  /** The card. [any thread] */
  public InstrumentCard card() {
    return card;
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

  /** A note, and where its streams are. */
  private static final class SungNote implements Note {
    private final float[] still;
    private final Carriers.Course carriers;
    private final float gain;
    private final float[] state;
    private final int stride;
    private final int firstSoundingStep;
    private int step;

    SungNote(float[] still, Carriers.Course carriers, float gain, int stateSize, Sing sing) {
      this.still = still;
      this.carriers = carriers;
      this.gain = gain;
      state = new float[stateSize];
      stride = sing.stride();
      firstSoundingStep = sing.firstSoundingStep();
    }

    @Override
    public int renderedFrames() {
      return Math.max(0, step - firstSoundingStep) * stride;
    }
  }

  @Override
  public Note begin(NoteRequest request) {
    return new SungNote(
        conditions.still(request),
        conditions.carriers(request),
        conditions.gain(request),
        stateSize,
        sing);
  }

  @Override
  public void render(List<Note> notes, int steps, float[][] into) {
    List<SungNote> fresh = new ArrayList<>();
    for (Note note : notes) {
      SungNote sung = (SungNote) note;
      if (sung.step == 0) {
        fresh.add(sung);
      }
    }
    for (int from = 0; from < fresh.size(); from += MAX_NOTES) {
      run(fresh.subList(from, Math.min(fresh.size(), from + MAX_NOTES)), sing.firstSoundingStep());
    }
    for (int from = 0; from < notes.size(); from += MAX_NOTES) {
      int to = Math.min(notes.size(), from + MAX_NOTES);
      List<SungNote> part = notes.subList(from, to).stream().map(note -> (SungNote) note).toList();
      for (int done = 0; done < steps; done += MAX_STEPS) {
        int now = Math.min(MAX_STEPS, steps - done);
        run(part, now);
        for (int i = 0; i < part.size(); i++) {
          take(part.get(i), i, now, into[from + i], done * sing.stride());
        }
      }
    }
  }

  private void take(SungNote note, int place, int steps, float[] into, int offset) {
    int frames = steps * sing.stride();
    soundOut.get(place * frames, into, offset, frames);
    for (int n = offset; n < offset + frames; n++) {
      into[n] *= note.gain;
    }
  }

  private void run(List<SungNote> notes, int steps) {
    int size = sing.conditionSize();
    for (int i = 0; i < notes.size(); i++) {
      SungNote note = notes.get(i);
      for (int n = 0; n < steps; n++) {
        int at = (i * steps + n) * size;
        conditionsIn.put(at, note.still);
        conditionsIn.put(at + note.still.length, conditions.time(note.step + n));
        if (note.carriers != null) {
          conditionsIn.put(at + sing.embeddingSize(), note.carriers.at(note.step + n));
        }
      }
      stateIn.put(i * stateSize, note.state);
    }
    Call call = calls.computeIfAbsent(new Shape(notes.size(), steps), this::call);
    try (OrtSession.Result result = session.run(call.inputs, call.outputs)) {
      for (int i = 0; i < notes.size(); i++) {
        stateOut.get(i * stateSize, notes.get(i).state);
        notes.get(i).step += steps;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the notes can't be rendered: " + e.getMessage(), e);
    }
  }

  private Call call(Shape shape) {
    try {
      return new Call(
          Map.of(
              SingGraphs.CONDITIONS,
              tensor(conditionsIn, shape.notes, shape.steps, sing.conditionSize()),
              SingGraphs.STATE,
              tensor(stateIn, shape.notes, stateSize)),
          Map.of(
              SingGraphs.SOUND,
              tensor(soundOut, shape.notes, (long) shape.steps * sing.stride()),
              SingGraphs.NEXT_STATE,
              tensor(stateOut, shape.notes, stateSize)));
    } catch (OrtException e) {
      throw new IllegalStateException("no tensors for " + shape + ": " + e.getMessage(), e);
    }
  }

  private static OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    return StreamingModel.tensor(buffer.slice(0, (int) count), shape);
  }

  private static FloatBuffer direct(long floats) {
    return ByteBuffer.allocateDirect(Math.toIntExact(Float.BYTES * floats))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    for (Call call : calls.values()) {
      call.inputs.values().forEach(OnnxTensor::close);
      call.outputs.values().forEach(OnnxTensor::close);
    }
    calls.clear();
    if (users.decrementAndGet() > 0) {
      return;
    }
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the session does not close: " + e.getMessage(), e);
    }
  }
}

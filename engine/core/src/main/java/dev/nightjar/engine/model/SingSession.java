package dev.nightjar.engine.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.onnx.SingGraphs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SING's graph, which belongs to others, and the buffers of calls. One thread at a time. */
final class SingSession implements AutoCloseable {

  private final Sing sing;
  private final Conditions conditions;

  /** Null where the network shapes nothing. */
  private final Carriers.Writer carriers;

  private final OrtSession session;
  private final int stateSize;

  /** Graphs of early packages make sound of all steps. */
  private final boolean heardOnly;

  private final FloatBuffer conditionsIn;
  private final FloatBuffer stateIn;
  private final FloatBuffer stateOut;
  private final FloatBuffer soundOut;
  private final Map<Shape, Call> calls = new HashMap<>();

  /** Frames of sound that the last call made of each note. */
  private int soundFrames;

  /** Sizes of a call. */
  private record Shape(int notes, int steps, int heard) {}

  /** The tensors of a call, views of the buffers. */
  private record Call(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

  /**
   * @param session stays the caller's
   * @param mostNotes notes of one call
   * @param mostSteps steps of one call
   */
  SingSession(
      InstrumentCard card,
      Conditions conditions,
      OrtSession session,
      int mostNotes,
      int mostSteps) {
    this.conditions = conditions;
    carriers = conditions.carrierWriter();
    this.session = session;
    sing = card.sing();
    stateSize = card.stateSize();
    heardOnly = session.getInputNames().contains(SingGraphs.HEARD);
    conditionsIn = direct((long) mostNotes * mostSteps * sing.conditionSize());
    stateIn = direct((long) mostNotes * stateSize);
    stateOut = direct((long) mostNotes * stateSize);
    soundOut = direct((long) mostNotes * mostSteps * sing.stride());
  }

  /**
   * Brings notes further; {@link #take} then gives what is heard of the last steps.
   *
   * @param heard of how many of the steps sound is made
   */
  void run(List<SungNote> notes, int steps, int heard) {
    int made = heardOnly ? heard : steps;
    int size = sing.conditionSize();
    for (int i = 0; i < notes.size(); i++) {
      SungNote note = notes.get(i);
      for (int n = 0; n < steps; n++) {
        int at = (i * steps + n) * size;
        conditionsIn.put(at, note.still);
        conditionsIn.put(at + note.still.length, conditions.time(note.step + n));
        if (note.tone != null && n >= steps - made) {
          carriers.put(note.tone, note.step + n, conditionsIn, at + sing.embeddingSize());
        }
      }
      stateIn.put(i * stateSize, note.state);
    }
    Call call = calls.computeIfAbsent(new Shape(notes.size(), steps, made), this::call);
    try (OrtSession.Result result = session.run(call.inputs, call.outputs)) {
      for (int i = 0; i < notes.size(); i++) {
        stateOut.get(i * stateSize, notes.get(i).state);
        notes.get(i).step += steps;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the notes can't be rendered: " + e.getMessage(), e);
    }
    soundFrames = made * sing.stride();
  }

  /** Copies the last frames of a note of the last call. */
  void take(int place, float[] into, int offset, int frames) {
    soundOut.get((place + 1) * soundFrames - frames, into, offset, frames);
  }

  private Call call(Shape shape) {
    try {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put(
          SingGraphs.CONDITIONS,
          tensor(conditionsIn, shape.notes, shape.steps, sing.conditionSize()));
      inputs.put(SingGraphs.STATE, tensor(stateIn, shape.notes, stateSize));
      if (heardOnly) {
        inputs.put(SingGraphs.HEARD, count(shape.heard));
      }
      return new Call(
          inputs,
          Map.of(
              SingGraphs.SOUND,
              tensor(soundOut, shape.notes, (long) shape.heard * sing.stride()),
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

  private static OnnxTensor count(long value) throws OrtException {
    LongBuffer one =
        ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
    one.put(0, value);
    return OnnxTensor.createTensor(OnnxRuntime.environment(), one, new long[] {1});
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
  }
}

package dev.nightjar.engine.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.onnx.OnnxGraphs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stream through a model, hop by hop. The state goes back and forth between two buffers that
 * ONNX Runtime reads and writes in place, so that nothing is copied or allocated for it.
 *
 * <p>One thread at a time.
 */
public final class HopStream implements AutoCloseable {

  private final OrtSession session;
  private final int hopFrames;
  private final FloatBuffer audio;
  private final FloatBuffer denoised;
  private final FloatBuffer[] states = new FloatBuffer[2];
  private final OnnxTensor audioTensor;
  private final OnnxTensor denoisedTensor;
  private final OnnxTensor[] stateTensors = new OnnxTensor[2];
  private final Map<String, OnnxTensor>[] inputs;
  private final Map<String, OnnxTensor>[] outputs;
  private int now;

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics
  HopStream(OrtSession session, int hopFrames, int stateSize) throws OrtException {
    this.session = session;
    this.hopFrames = hopFrames;
    audio = direct(hopFrames);
    denoised = direct(hopFrames);
    audioTensor = StreamingModel.tensor(audio, 1, hopFrames);
    denoisedTensor = StreamingModel.tensor(denoised, 1, hopFrames);
    inputs = new Map[2];
    outputs = new Map[2];
    for (int i = 0; i < 2; i++) {
      states[i] = direct(stateSize);
      stateTensors[i] = StreamingModel.tensor(states[i], stateSize);
    }
    for (int i = 0; i < 2; i++) {
      // A map that makes no entries when it is walked through, as it is at each hop.
      inputs[i] = new LinkedHashMap<>();
      inputs[i].put(OnnxGraphs.AUDIO, audioTensor);
      inputs[i].put(OnnxGraphs.STATE, stateTensors[i]);
      outputs[i] = new LinkedHashMap<>();
      outputs[i].put(OnnxGraphs.DENOISED, denoisedTensor);
      outputs[i].put(OnnxGraphs.NEXT_STATE, stateTensors[1 - i]);
    }
  }

  /** Frames of a hop. [any thread] */
  public int hopFrames() {
    return hopFrames;
  }

  /**
   * One hop. [engine thread]
   *
   * @param in {@code hopFrames} samples from {@code inOffset}
   * @param out {@code hopFrames} samples from {@code outOffset}; may be {@code in}
   * @throws ModelException if ONNX Runtime fails
   */
  public void process(float[] in, int inOffset, float[] out, int outOffset) throws ModelException {
    audio.put(0, in, inOffset, hopFrames);
    try (OrtSession.Result result = session.run(inputs[now], outputs[now])) {
      denoised.get(0, out, outOffset, hopFrames);
    } catch (OrtException e) {
      throw new ModelException("the model failed: " + e.getMessage(), e);
    }
    now = 1 - now;
  }

  /** Forgets the past. [engine thread] */
  public void reset() {
    FloatBuffer state = states[now];
    for (int i = 0; i < state.capacity(); i++) {
      state.put(i, 0);
    }
  }

  @Override
  public void close() {
    audioTensor.close();
    denoisedTensor.close();
    stateTensors[0].close();
    stateTensors[1].close();
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}

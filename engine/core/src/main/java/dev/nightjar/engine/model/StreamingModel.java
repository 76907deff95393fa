package dev.nightjar.engine.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.nightjar.engine.onnx.OnnxGraphs;
import java.nio.FloatBuffer;
import java.util.Map;

/** A loaded streaming graph, of which any number of streams can be made. */
public final class StreamingModel implements AutoCloseable {

  private final OrtSession session;
  private final int hopFrames;
  private final int stateSize;
  private final Provider provider;

  /**
   * Loads a graph. [not real-time]
   *
   * @param graph the bytes of an ONNX file with the inputs and outputs that {@link OnnxGraphs}
   *     names
   * @param where names it in messages
   * @param wanted where to compute
   * @param threads threads of one call
   * @throws ModelException if it is no such graph, or the provider can't be had
   */
  public StreamingModel(byte[] graph, String where, Provider wanted, int threads)
      throws ModelException {
    LoadedGraph loaded = LoadedGraph.load(graph, where, wanted, threads);
    provider = loaded.provider();
    session = loaded.session();
    try {
      Map<String, NodeInfo> taken = session.getInputInfo();
      Map<String, NodeInfo> given = session.getOutputInfo();
      hopFrames = size(taken, OnnxGraphs.AUDIO, 2, where);
      stateSize = size(taken, OnnxGraphs.STATE, 1, where);
      if (size(given, OnnxGraphs.DENOISED, 2, where) != hopFrames
          || size(given, OnnxGraphs.NEXT_STATE, 1, where) != stateSize) {
        throw new ModelException(where + ": its outputs don't have the sizes of its inputs");
      }
    } catch (OrtException e) {
      close();
      throw new ModelException(where + " can't be asked what it takes: " + e.getMessage(), e);
    } catch (ModelException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Loads a package's graph, and checks it against the card. [not real-time]
   *
   * @throws ModelException if it can't be loaded or isn't what its card says
   */
  public static StreamingModel load(
      ModelPackage model, String precision, Provider provider, int threads) throws ModelException {
    StreamingModel loaded =
        new StreamingModel(model.graph(precision), model.where(), provider, threads);
    ModelCard card = model.card();
    if (loaded.hopFrames % card.hopFrames() != 0 || loaded.stateSize != card.stateSize()) {
      loaded.close();
      throw new ModelException(
          model.where()
              + ": card.json says hopFrames "
              + card.hopFrames()
              + " and stateSize "
              + card.stateSize()
              + ", the graph "
              + loaded.hopFrames
              + " and "
              + loaded.stateSize);
    }
    return loaded;
  }

  private static int size(Map<String, NodeInfo> nodes, String name, int dimensions, String where)
      throws ModelException {
    if (nodes.get(name) == null
        || !(nodes.get(name).getInfo() instanceof TensorInfo info)
        || info.type != OnnxJavaType.FLOAT
        || info.getShape().length != dimensions
        || info.getShape()[dimensions - 1] < 1) {
      throw new ModelException(
          where
              + ": its graph has no float tensor '"
              + name
              + "' of "
              + dimensions
              + " dimensions");
    }
    return (int) info.getShape()[dimensions - 1];
  }

  /** Where it computes. [any thread] */
  public Provider provider() {
    return provider;
  }

  /** Frames of one call. [any thread] */
  public int hopFrames() {
    return hopFrames;
  }

  /** Floats that a stream carries. [any thread] */
  public int stateSize() {
    return stateSize;
  }

  /** A new stream, which starts in silence. [not real-time] */
  public HopStream newStream() throws ModelException {
    try {
      return new HopStream(session, hopFrames, stateSize);
    } catch (OrtException e) {
      throw new ModelException("a stream can't be made: " + e.getMessage(), e);
    }
  }

  /** Unloads it; its streams must be closed before. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the session does not close: " + e.getMessage(), e);
    }
  }

  static OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, shape);
  }
}

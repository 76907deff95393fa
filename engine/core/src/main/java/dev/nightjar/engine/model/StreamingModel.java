package dev.nightjar.engine.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
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
    try {
      OnnxRuntime.environment();
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime can't start: " + e.getMessage(), e);
    }
    Provider chosen = chosen(wanted);
    OrtSession made;
    try {
      made = session(graph, chosen, threads);
    } catch (OrtException e) {
      if (wanted != Provider.AUTO || chosen == Provider.CPU) {
        throw new ModelException(where + " can't be loaded: " + e.getMessage(), e);
      }
      // A GPU may be seen and still not work.
      chosen = Provider.CPU;
      try {
        made = session(graph, chosen, threads);
      } catch (OrtException onCpu) {
        throw new ModelException(where + " can't be loaded: " + onCpu.getMessage(), onCpu);
      }
    }
    provider = chosen;
    session = made;
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

  private static OrtSession session(byte[] graph, Provider provider, int threads)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Denormals cost a hundred times as much as other numbers and can't be heard.
      options.addConfigEntry("session.set_denormal_as_zero", "1");
      if (provider == Provider.CUDA) {
        options.addCUDA();
      }
      return OnnxRuntime.session(graph, options);
    }
  }

  private static Provider chosen(Provider wanted) throws ModelException {
    if (wanted == Provider.CPU) {
      return Provider.CPU;
    }
    boolean usable =
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA) && canUseCuda();
    if (!usable && wanted == Provider.CUDA) {
      throw new ModelException(
          "there is no usable NVIDIA GPU, or this build has no CUDA: build with -Pcuda on a machine"
              + " with an NVIDIA driver, or use --provider cpu");
    }
    return usable ? Provider.CUDA : Provider.CPU;
  }

  private static boolean canUseCuda() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addCUDA();
      return true;
    } catch (OrtException | UnsatisfiedLinkError e) {
      return false;
    }
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

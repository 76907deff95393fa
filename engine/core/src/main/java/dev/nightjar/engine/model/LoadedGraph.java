package dev.nightjar.engine.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

/**
 * A graph in ONNX Runtime.
 *
 * @param session where it runs; whoever has it closes it
 * @param provider what it runs on
 */
record LoadedGraph(OrtSession session, Provider provider) {

  /**
   * Loads a graph. [not real-time]
   *
   * @param where names it in messages
   * @param threads threads of one call
   * @throws ModelException if it can't be loaded, or the provider can't be had
   */
  static LoadedGraph load(byte[] graph, String where, Provider wanted, int threads)
      throws ModelException {
    try {
      OnnxRuntime.environment();
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime can't start: " + e.getMessage(), e);
    }
    Provider chosen = chosen(wanted);
    try {
      return new LoadedGraph(session(graph, chosen, threads), chosen);
    } catch (OrtException e) {
      if (wanted != Provider.AUTO || chosen == Provider.CPU) {
        throw new ModelException(where + " can't be loaded: " + e.getMessage(), e);
      }
      // A GPU may be seen and still not work.
      try {
        return new LoadedGraph(session(graph, Provider.CPU, threads), Provider.CPU);
      } catch (OrtException onCpu) {
        throw new ModelException(where + " can't be loaded: " + onCpu.getMessage(), onCpu);
      }
    }
  }

  /** Unloads it. */
  void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the session does not close: " + e.getMessage(), e);
    }
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
}

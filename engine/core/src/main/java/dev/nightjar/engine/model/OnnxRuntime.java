package dev.nightjar.engine.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one environment of ONNX Runtime, with its telemetry off, and the sessions in it.
 *
 * <p>Both are made on a thread of their own with a large stack: version 1.29 matches regular
 * expressions recursively against the process's command line when it starts, and a command line of
 * some kilobytes overflows a JVM thread's usual megabyte, which ends the process without a word.
 */
final class OnnxRuntime {

  private static final long STACK_BYTES = 256L << 20;

  private static volatile OrtEnvironment started;

  private OnnxRuntime() {}

  /** The environment; only the first call takes a while. */
  static OrtEnvironment environment() throws OrtException {
    if (started == null) {
      started =
          onLargeStack(
              () -> {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                return environment;
              });
    }
    return started;
  }

  /** Loads a graph. [not real-time] */
  static OrtSession session(byte[] graph, OrtSession.SessionOptions options) throws OrtException {
    OrtEnvironment environment = environment();
    return onLargeStack(() -> environment.createSession(graph, options));
  }

  private static <T> T onLargeStack(Callable<T> work) throws OrtException {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "nightjar-onnx", STACK_BYTES).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // What the work uses must outlive it, so it is waited for in any case.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException failure) {
        throw failure;
      }
      throw new IllegalStateException("ONNX Runtime can't start: " + e.getCause(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

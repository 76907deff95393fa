package dev.nightjar.engine.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Makes sessions on a thread of its own with a large stack: ONNX Runtime walks a graph recursively
 * when it optimizes it, and a long chain of nodes overflows a JVM thread's usual megabyte, which
 * ends the process without a word.
 */
final class SessionMaker {

  private static final long STACK_BYTES = 256L << 20;

  private SessionMaker() {}

  static OrtSession session(byte[] graph, OrtSession.SessionOptions options) throws OrtException {
    FutureTask<OrtSession> task =
        new FutureTask<>(() -> OrtEnvironment.getEnvironment().createSession(graph, options));
    new Thread(null, task, "nightjar-session", STACK_BYTES).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // The options must outlive the work, so it is waited for in any case.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException failure) {
        throw failure;
      }
      throw new IllegalStateException("a session can't be made", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package dev.nightjar.plugin.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same with many things, several at once. */
public final class Jobs {
  private static final long END_WAIT_SECONDS = 4;

  private Jobs() {}

  /** What is done with each thing. */
  @FunctionalInterface
  public interface Job<T, R> {
    /** Called on any of the workers' threads. */
    R run(T thing) throws Exception;
  }

  /**
   * Runs a job for each thing and waits. [not real-time]
   *
   * @param things in the order in which they begin
   * @param atOnce how many at the same time, at least 1
   * @return the results in the order of the things
   * @throws Exception what the first failing job threw; the others end early then
   */
  public static <T, R> List<R> run(List<T> things, int atOnce, Job<T, R> job) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(atOnce, Jobs::worker);
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T thing : things) {
        futures.add(workers.submit(() -> job.run(thing)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    } finally {
      workers.shutdownNow();
      await(workers);
    }
  }

  /** Those that end early close their files, and leave nothing half behind. */
  private static void await(ExecutorService workers) {
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(END_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "nightjar-worker");
    thread.setDaemon(true);
    return thread;
  }
}

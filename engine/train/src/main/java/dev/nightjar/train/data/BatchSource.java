package dev.nightjar.train.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Prepares batches in the background, in order, by one thread, a bounded number ahead.
 *
 * <p>Each batch holds the examples of the seed that follow those of the one before, so a run that
 * goes on at an example hears what it would have heard without the stop.
 */
public final class BatchSource implements AutoCloseable {
  private final ExampleSource examples;
  private final long seed;
  private final int batchSize;
  private final int samples;
  private final BlockingQueue<Outcome> ready;
  private final Thread worker;

  /**
   * Examples of one training step.
   *
   * @param noisy {@code [batchSize][samples]}
   * @param clean {@code [batchSize][samples]}
   */
  public record Batch(float[][] noisy, float[][] clean) {}

  /** A batch, or why there will be none. */
  private record Outcome(Batch batch, Throwable failure) {}

  /**
   * [any thread] Starts to prepare.
   *
   * @param firstExample number of the first example that {@link #next} gives
   * @param ahead batches that may wait, at least 1
   */
  public BatchSource(
      ExampleSource examples, long seed, int batchSize, int samples, long firstExample, int ahead) {
    this.examples = examples;
    this.seed = seed;
    this.batchSize = batchSize;
    this.samples = samples;
    ready = new ArrayBlockingQueue<>(ahead);
    worker = new Thread(() -> work(firstExample), "nightjar-mixer");
    worker.setDaemon(true);
    worker.start();
  }

  private void work(long firstExample) {
    try {
      long example = firstExample;
      while (!Thread.currentThread().isInterrupted()) {
        ready.put(new Outcome(make(example), null));
        example += batchSize;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      offer(new Outcome(null, failure));
    }
  }

  private void offer(Outcome outcome) {
    try {
      ready.put(outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch make(long firstExample) {
    float[][] noisy = new float[batchSize][samples];
    float[][] clean = new float[batchSize][samples];
    for (int i = 0; i < batchSize; i++) {
      examples.fill(seed, firstExample + i, noisy[i], clean[i]);
    }
    return new Batch(noisy, clean);
  }

  /**
   * [not real-time] The next batch, waiting for it where need be; one thread at a time.
   *
   * @throws IllegalStateException if the examples cannot be made
   * @throws InterruptedException if interrupted while waiting
   */
  public Batch next() throws InterruptedException {
    Outcome outcome = ready.take();
    if (outcome.failure != null) {
      offer(outcome);
      throw new IllegalStateException("training examples cannot be made", outcome.failure);
    }
    return outcome.batch;
  }

  /** [any thread] Stops preparing. */
  @Override
  public void close() {
    worker.interrupt();
  }
}

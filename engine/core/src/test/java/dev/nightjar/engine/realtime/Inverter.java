package dev.nightjar.engine.realtime;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Gives the negated input after a delay, on command late, failing or dirty. */
final class Inverter implements StreamProcessor {

  private static final int RATE_HZ = 48_000;

  private final int channels;
  private final int latencyFrames;
  private final int maxBlockFrames;
  private final float[][] history;

  /** Held by a test to keep the engine thread inside {@link #process}. */
  final Semaphore gate = new Semaphore(1);

  private final AtomicLong taken = new AtomicLong();
  private volatile Thread engineThread;
  volatile RuntimeException failure;
  volatile boolean dirty;
  volatile boolean closed;

  Inverter(int channels, int latencyFrames, int maxBlockFrames) {
    this.channels = channels;
    this.latencyFrames = latencyFrames;
    this.maxBlockFrames = maxBlockFrames;
    history = new float[channels][latencyFrames + maxBlockFrames];
  }

  /** Whether so many frames since the last reset are done and the engine thread sleeps again. */
  boolean isDoneWith(long frames) {
    return taken.get() >= frames && engineThread.getState() == Thread.State.TIMED_WAITING;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  @Override
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  @Override
  public void process(float[][] in, float[][] out, int frames) {
    engineThread = Thread.currentThread();
    gate.acquireUninterruptibly();
    gate.release();
    if (failure != null) {
      throw failure;
    }
    for (int channel = 0; channel < channels; channel++) {
      float[] past = history[channel];
      System.arraycopy(in[channel], 0, past, latencyFrames, frames);
      for (int i = 0; i < frames; i++) {
        out[channel][i] = dirty ? Float.NaN : -past[i];
      }
      System.arraycopy(past, frames, past, 0, latencyFrames);
    }
    taken.addAndGet(frames);
  }

  @Override
  public void reset() {
    for (float[] past : history) {
      Arrays.fill(past, 0);
    }
    taken.set(0);
  }

  @Override
  public void close() {
    closed = true;
  }
}

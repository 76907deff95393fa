package dev.nightjar.plugin.synth;

import dev.nightjar.plugin.sound.FrameSource;
import dev.nightjar.plugin.sound.SoundOutput;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * An output that keeps what it plays. It has no clock: it pulls whatever is ready, in blocks of
 * changing sizes, so that nothing is ever late; and it vanishes after so many frames.
 */
final class MemoryOutput implements SoundOutput {
  private static final int RATE_HZ = 48_000;

  private final int blockFrames;
  private final boolean changing;
  private final float[][] kept;
  private final Random random = new Random(1);
  private final Thread thread = new Thread(this::run, "memory-output");
  private volatile FrameSource source;
  private volatile boolean stopped;
  private volatile boolean gone;
  private volatile int frames;

  /**
   * An output that ends after so many frames.
   *
   * @param changing whether blocks are smaller at times
   */
  MemoryOutput(int blockFrames, boolean changing, int mostFrames) {
    this.blockFrames = blockFrames;
    this.changing = changing;
    kept = new float[2][mostFrames];
  }

  /** What was played: {@code [2][mostFrames]}. */
  float[][] kept() {
    return kept;
  }

  boolean stopped() {
    return stopped;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int blockFrames() {
    return blockFrames;
  }

  @Override
  public void start(FrameSource from) {
    source = from;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean gone() {
    return gone;
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public long underruns() {
    return 0;
  }

  @Override
  public double bufferedFrames() {
    return 480;
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    float[][] block = new float[2][blockFrames];
    while (!stopped) {
      int size = changing ? 1 + random.nextInt(blockFrames) : blockFrames;
      if (frames + size > kept[0].length) {
        gone = true;
        return;
      }
      while (source.readyFrames() < size && !stopped) {
        LockSupport.parkNanos(20_000);
      }
      if (source.readyFrames() >= size) {
        source.pull(block, size);
        System.arraycopy(block[0], 0, kept[0], frames, size);
        System.arraycopy(block[1], 0, kept[1], frames, size);
        int reached = frames + size;
        frames = reached;
      }
    }
  }
}

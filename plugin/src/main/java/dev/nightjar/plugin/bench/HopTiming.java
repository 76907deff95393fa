package dev.nightjar.plugin.bench;

import com.sun.management.ThreadMXBean;
import dev.nightjar.engine.model.HopStream;
import dev.nightjar.engine.model.ModelException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What the hops of one stream took on the calling thread.
 *
 * @param backToBack each hop right after the one before
 * @param paced each hop when it is due in real time, after a rest in which caches and clocks may
 *     have cooled down
 * @param lateHops paced hops that ended after the next one was due
 * @param allocatedBytesPerHop mean of the hops back to back
 */
public record HopTiming(
    Spread backToBack, Spread paced, int lateHops, double allocatedBytesPerHop) {
  private static final int MAX_WARM_UP_HOPS = 100;

  /** Noise of 4 hops at about -25 dB: silence could take shorter ways through a model. */
  private static final int NOISE_HOPS = 4;

  private static final float NOISE_PEAK = 0.1f;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * [not real-time] Measures a stream for a while.
   *
   * @param hops measured back to back, at least 1
   * @param pacedHops measured in real time, at least 1
   * @param hopNs duration of a hop, nanoseconds
   * @throws ModelException if the model fails
   */
  public static HopTiming of(HopStream stream, int hops, int pacedHops, long hopNs)
      throws ModelException {
    float[] noise = noise(stream.hopFrames());
    float[] out = new float[stream.hopFrames()];
    for (int i = 0; i < Math.min(hops, MAX_WARM_UP_HOPS); i++) {
      timeOneNs(stream, noise, i, out);
    }
    long[] tookNs = new long[hops];
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < hops; i++) {
      tookNs[i] = timeOneNs(stream, noise, i, out);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;

    long[] pacedNs = new long[pacedHops];
    int late = 0;
    long dueNs = System.nanoTime() + hopNs;
    for (int i = 0; i < pacedHops; i++) {
      awaitNs(dueNs);
      pacedNs[i] = timeOneNs(stream, noise, i, out);
      dueNs += hopNs;
      if (System.nanoTime() - dueNs > 0) {
        late++;
      }
    }
    return new HopTiming(
        Spread.ofNs(tookNs), Spread.ofNs(pacedNs), late, (double) allocated / hops);
  }

  private static long timeOneNs(HopStream stream, float[] noise, int hop, float[] out)
      throws ModelException {
    int offset = hop % NOISE_HOPS * out.length;
    long beginNs = System.nanoTime();
    stream.process(noise, offset, out, 0);
    return System.nanoTime() - beginNs;
  }

  private static void awaitNs(long dueNs) {
    for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(leftNs);
    }
  }

  private static float[] noise(int hopFrames) {
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[NOISE_HOPS * hopFrames];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = NOISE_PEAK * (float) (2 * random.nextDouble() - 1);
    }
    return noise;
  }
}

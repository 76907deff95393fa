package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StateException;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes its input, delayed, and does worse when told. */
final class FakeProcessor implements Processor {
  private final float[][] line;
  private final int latencyFrames;
  private int at;
  volatile int slowMs;
  volatile boolean breaks;
  volatile boolean closed;
  final AtomicInteger resets = new AtomicInteger();
  volatile double[] values = {};
  final AtomicInteger events = new AtomicInteger();

  /** Null if there is none to be had. */
  volatile byte[] state = {};

  FakeProcessor(int channels, int latencyFrames) {
    this.latencyFrames = latencyFrames;
    line = new float[channels][latencyFrames + 1];
  }

  @Override
  public int latencyFrames() {
    return latencyFrames;
  }

  @Override
  public void parameters(double[] newValues) {
    values = newValues;
  }

  @Override
  public void process(float[][] in, float[][] out, int frames, BlockEvents block) {
    if (breaks) {
      throw new IllegalStateException("told to break");
    }
    for (int i = 0; i < frames; i++) {
      for (int channel = 0; channel < out.length; channel++) {
        line[channel][at] = in.length == 0 ? 1 : in[channel][i];
        out[channel][i] = line[channel][(at + 1) % line[channel].length];
      }
      at = (at + 1) % line[0].length;
    }
    events.addAndGet(block.size());
    if (slowMs > 0) {
      try {
        Thread.sleep(slowMs);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void reset() {
    resets.incrementAndGet();
    for (float[] channel : line) {
      java.util.Arrays.fill(channel, 0);
    }
  }

  @Override
  public byte[] saveState() throws StateException {
    if (state == null) {
      throw new StateException("It is lost.");
    }
    return state;
  }

  @Override
  public void loadState(byte[] loaded) throws StateException {
    if (loaded.length == 0) {
      throw new StateException("It is empty.");
    }
    state = loaded;
  }

  @Override
  public void close() {
    closed = true;
  }
}

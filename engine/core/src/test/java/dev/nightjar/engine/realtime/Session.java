package dev.nightjar.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Plays a long random signal through a bridge and keeps what came out. */
final class Session implements AutoCloseable {

  static final Duration BOUND = Duration.ofSeconds(20);

  final Inverter processor;
  final RealtimeBridge bridge;
  final float[] signal;
  final float[] heard;
  int position;

  Session(Inverter processor, int maxBlockFrames, int transportLatencyFrames, int totalFrames) {
    this(processor, maxBlockFrames, transportLatencyFrames, totalFrames, (message, cause) -> {});
  }

  Session(
      Inverter processor,
      int maxBlockFrames,
      int transportLatencyFrames,
      int totalFrames,
      BridgeListener listener) {
    this.processor = processor;
    bridge = new RealtimeBridge(processor, maxBlockFrames, transportLatencyFrames, listener);
    signal = new float[totalFrames];
    heard = new float[totalFrames];
    Random random = new Random(7);
    for (int i = 0; i < totalFrames; i++) {
      signal[i] = 0.25f + 0.5f * random.nextFloat();
    }
  }

  /** As an audio thread: never waits. */
  void play(int frames) {
    float[][] block = block(frames);
    bridge.process(block, block, frames);
    keep(block, frames);
  }

  /** As an offline render: waits for the engine. */
  boolean render(int frames) {
    float[][] block = block(frames);
    try {
      return bridge.processWaiting(block, block, frames, BOUND);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    } finally {
      keep(block, frames);
    }
  }

  /** Renders until the engine took all input, so that what follows does not depend on timing. */
  void renderAndSettle(int frames) {
    assertThat(render(frames)).isTrue();
    await(() -> processor.isDoneWith(position));
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** The input as it must be heard at a position: processed -1, dry +1. */
  float due(int at, int sign) {
    int from = at - bridge.latencyFrames();
    return from < 0 ? 0 : sign * signal[from];
  }

  void assertHeard(int from, int to, int sign) {
    for (int at = from; at < to; at++) {
      assertThat(heard[at]).as("frame %d", at).isEqualTo(due(at, sign));
    }
  }

  private float[][] block(int frames) {
    float[][] block = new float[processor.channels()][frames];
    for (float[] channel : block) {
      System.arraycopy(signal, position, channel, 0, frames);
    }
    return block;
  }

  private void keep(float[][] block, int frames) {
    System.arraycopy(block[0], 0, heard, position, frames);
    position += frames;
  }

  @Override
  public void close() {
    bridge.close();
  }
}

package dev.nightjar.plugin.batch;

import dev.nightjar.engine.realtime.StreamProcessor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Processors that are used again for files of the same shape. [any thread] */
public final class ProcessorPool implements AutoCloseable {

  /** Makes a processor. */
  @FunctionalInterface
  public interface Factory {
    /** One for so many channels at that rate, which takes blocks of so many frames. */
    StreamProcessor open(int channels, int sampleRateHz, int maxBlockFrames) throws IOException;
  }

  /** Long enough that calls cost nothing, short enough that progress shows. */
  static final int BLOCK_FRAMES = 8192;

  private record Shape(int channels, int sampleRateHz) {}

  private final Factory factory;
  private final Map<Shape, Deque<StreamProcessor>> idle = new HashMap<>();

  /** An empty pool. */
  public ProcessorPool(Factory factory) {
    this.factory = factory;
  }

  /** Takes a fresh processor out, which is given back or closed by the taker. */
  StreamProcessor take(int channels, int sampleRateHz) throws IOException {
    synchronized (idle) {
      Deque<StreamProcessor> fitting = idle.get(new Shape(channels, sampleRateHz));
      if (fitting != null && !fitting.isEmpty()) {
        return fitting.pop();
      }
    }
    return factory.open(channels, sampleRateHz, BLOCK_FRAMES);
  }

  /** Gives a healthy processor back. */
  void giveBack(StreamProcessor processor) {
    processor.reset();
    Shape shape = new Shape(processor.channels(), processor.sampleRateHz());
    synchronized (idle) {
      idle.computeIfAbsent(shape, key -> new ArrayDeque<>()).push(processor);
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      idle.values().forEach(fitting -> fitting.forEach(StreamProcessor::close));
      idle.clear();
    }
  }
}

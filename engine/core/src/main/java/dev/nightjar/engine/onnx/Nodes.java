package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Signal;
import java.util.Arrays;
import java.util.List;

/** The plain operations on signals that the layers of a graph are made of. */
final class Nodes {

  private final GraphBuilder graph;
  private final Memory memory;
  private final WaveLayout layout;
  private final int hops;

  /**
   * Into {@code graph}.
   *
   * @param hops hops in a call, -1 where that is free
   */
  Nodes(GraphBuilder graph, Memory memory, WaveLayout layout, int hops) {
    this.graph = graph;
    this.memory = memory;
    this.layout = layout;
    this.hops = hops;
  }

  /** How signals without bands lie. */
  WaveLayout layout() {
    return layout;
  }

  /** Steps in a call, -1 where that is free. */
  long steps(Signal signal) {
    return hops < 0 ? -1 : (long) signal.stepsPerHop() * hops;
  }

  /** A value as the signal that it is. */
  Value reshaped(String x, Signal signal) {
    long[] shape =
        signal.bands() > 0
            ? new long[] {1, signal.channels(), steps(signal), signal.bands()}
            : layout.shape(signal.channels(), steps(signal));
    return new Value(reshape(x, shape), signal);
  }

  String reshape(String x, long... shape) {
    return graph.node("Reshape", List.of(x, graph.longs(shape)));
  }

  String concat(int axis, List<String> parts) {
    return graph.node("Concat", parts, attribute("axis", axis));
  }

  List<String> split(String x, int parts, int axis) {
    return graph.nodes(
        "", "Split", List.of(x), parts, attribute("axis", axis), attribute("num_outputs", parts));
  }

  String slice(String x, int axis, long from, long to) {
    return graph.node("Slice", List.of(x, graph.longs(from), graph.longs(to), graph.longs(axis)));
  }

  /** The signal {@code steps} later. */
  Value delay(Value x, int steps) {
    if (steps == 0) {
      return x;
    }
    String all = withPast(x, steps);
    return new Value(slice(all, stepAxis(x), 0, -steps), x.signal());
  }

  /** The signal with {@code steps} of its past in front; the last ones are kept. */
  String withPast(Value x, int steps) {
    if (steps == 0) {
      return x.name();
    }
    long[] shape =
        x.signal().bands() > 0
            ? new long[] {1, x.signal().channels(), steps, x.signal().bands()}
            : layout.shape(x.signal().channels(), steps);
    String past = memory.recall(graph, shape);
    String all = concat(stepAxis(x), List.of(past, x.name()));
    memory.remember(slice(all, stepAxis(x), -steps, Long.MAX_VALUE));
    return all;
  }

  /**
   * Zeros for the first {@code steps} steps of a stream, then ones.
   *
   * @param x any signal of the graph
   * @param stepsPerHop steps of a hop, at most those of x
   */
  Value started(Value x, int steps, int stepsPerHop) {
    Signal one = new Signal(1, 0, stepsPerHop);
    String ones;
    if (hops < 0) {
      // One number of each step, for its shape alone.
      long width = (long) x.signal().channels() * x.signal().stepsPerHop() / stepsPerHop;
      String each = slice(reshape(x.name(), -1, width), 1, 0, 1);
      ones = graph.node("Expand", List.of(graph.number(1), graph.node("Shape", List.of(each))));
    } else {
      float[] constant = new float[hops * stepsPerHop];
      Arrays.fill(constant, 1);
      ones = graph.floats(constant, constant.length);
    }
    return delay(reshaped(ones, one), steps);
  }

  private int stepAxis(Value x) {
    return x.signal().bands() > 0 ? 2 : layout.stepAxis();
  }
}

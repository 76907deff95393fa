package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.List;

/**
 * How a signal without bands lies in a tensor. The number of steps is -1 where it is free.
 *
 * <p>In both layouts axis 1 is the channels'.
 */
enum WaveLayout {
  /** {@code [1][channels][steps]}. */
  CHANNELS_FIRST {
    @Override
    long[] shape(long channels, long steps) {
      return new long[] {1, channels, steps};
    }

    @Override
    int stepAxis() {
      return 2;
    }

    @Override
    String toRows(GraphBuilder graph, String x, long channels, long steps) {
      String y = graph.node("Transpose", List.of(x), attribute("perm", 2, 0, 1));
      return graph.node("Reshape", List.of(y, graph.longs(steps, channels)));
    }

    @Override
    String fromRows(GraphBuilder graph, String x, long channels, long steps) {
      String y = graph.node("Transpose", List.of(x), attribute("perm", 1, 0));
      return graph.node("Reshape", List.of(y, graph.longs(1, channels, steps)));
    }
  },
  /** {@code [steps][channels]}. */
  CHANNELS_LAST {
    @Override
    long[] shape(long channels, long steps) {
      return new long[] {steps, channels};
    }

    @Override
    int stepAxis() {
      return 0;
    }

    @Override
    String toRows(GraphBuilder graph, String x, long channels, long steps) {
      return x;
    }

    @Override
    String fromRows(GraphBuilder graph, String x, long channels, long steps) {
      return x;
    }
  };

  abstract long[] shape(long channels, long steps);

  abstract int stepAxis();

  /** To {@code [steps][channels]}. */
  abstract String toRows(GraphBuilder graph, String x, long channels, long steps);

  /** From {@code [steps][channels]}. */
  abstract String fromRows(GraphBuilder graph, String x, long channels, long steps);
}

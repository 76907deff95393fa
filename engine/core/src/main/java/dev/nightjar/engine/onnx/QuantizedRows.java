package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.List;

/**
 * Products of quantized matrices where each row is quantized with a scale of its own when it comes:
 * rows of many streams lie beside each other, loud ones and soft ones, and none of them may be
 * heard in another. A single operator that quantizes ({@code DynamicQuantizeMatMul}) has one scale
 * for all rows.
 */
final class QuantizedRows {

  /** Zero lies in the middle. */
  private static final byte ZERO = (byte) 128;

  private static final int PEAK = 127;

  /** Rows of silence have a scale too. */
  private static final double SMALLEST_SCALE = 1e-20;

  private final GraphBuilder graph;

  QuantizedRows(GraphBuilder graph) {
    this.graph = graph;
  }

  /** {@code x * matrix + bias}, x being {@code [..][..][in]}, the matrix {@code [in][out]}. */
  String multiply(String x, float[] matrix, int in, int out, String bias) {
    String peak =
        graph.node(
            "ReduceMax",
            List.of(graph.node("Abs", List.of(x)), graph.longs(-1)),
            attribute("keepdims", 1));
    String scale =
        graph.node(
            "Max",
            List.of(
                graph.node("Mul", List.of(peak, graph.scalar(1.0 / PEAK))),
                graph.scalar(SMALLEST_SCALE)));
    String zero = graph.unsigned(ZERO);
    String rows =
        graph.node(
            "QuantizeLinear", List.of(graph.node("Div", List.of(x, scale)), graph.scalar(1), zero));
    byte[] bytes = new byte[matrix.length];
    float[] scales = Kernels.quantizeColumns(matrix, in, out, bytes);
    String product =
        graph
            .nodes(
                GraphBuilder.MICROSOFT,
                "MatMulIntegerToFloat",
                List.of(
                    rows,
                    graph.bytes(bytes, in, out),
                    graph.scalar(1),
                    graph.floats(scales, out),
                    zero,
                    graph.bytes(new byte[out], out)),
                1)
            .get(0);
    return graph.node("Add", List.of(graph.node("Mul", List.of(product, scale)), bias));
  }
}

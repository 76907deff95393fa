package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Weights;
import java.util.List;

/** Puts weights into a graph, in the precision asked for. */
final class Kernels {

  /** Matrices with fewer weights cost more to quantize than to multiply. */
  private static final int WORTH_QUANTIZING = 4096;

  private static final int INT8_PEAK = 127;

  private final GraphBuilder graph;
  private final Weights weights;
  private final Precision precision;

  Kernels(GraphBuilder graph, Weights weights, Precision precision) {
    this.graph = graph;
    this.weights = weights;
    this.precision = precision;
  }

  /** For kernels that are no weights but transforms, which must stay exact. */
  Kernels exact() {
    return new Kernels(graph, weights, Precision.FP32);
  }

  float[] values(String name) {
    return weights.get(name).values();
  }

  String bias(String name) {
    float[] values = values(name + ".bias");
    return graph.floats(values, values.length);
  }

  /** A kernel with one scale for each index of its first dimension where it is quantized. */
  String kernel(float[] values, long... shape) {
    int rows = (int) shape[0];
    int columns = values.length / rows;
    if (precision == Precision.FP32 || values.length < WORTH_QUANTIZING) {
      return graph.floats(values, shape);
    }
    byte[] bytes = new byte[values.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      scales[row] = quantize(values, row * columns, 1, columns, bytes);
    }
    return graph.node(
        "DequantizeLinear",
        List.of(graph.bytes(bytes, shape), graph.floats(scales, rows)),
        attribute("axis", 0));
  }

  /**
   * {@code x * matrix + bias}, x being {@code [rows][in]}, the matrix {@code [in][out]}; quantized
   * with one scale for each output, and the rows when they come.
   */
  String multiply(String x, float[] matrix, int in, int out, String bias) {
    if (precision == Precision.FP32 || matrix.length < WORTH_QUANTIZING) {
      return graph.node("Gemm", List.of(x, graph.floats(matrix, in, out), bias));
    }
    byte[] bytes = new byte[matrix.length];
    float[] scales = new float[out];
    for (int column = 0; column < out; column++) {
      scales[column] = quantize(matrix, column, out, in, bytes);
    }
    return graph
        .nodes(
            GraphBuilder.MICROSOFT,
            "DynamicQuantizeMatMul",
            List.of(
                x,
                graph.bytes(bytes, in, out),
                graph.floats(scales, out),
                graph.bytes(new byte[out], out),
                bias),
            1)
        .get(0);
  }

  private static float quantize(float[] values, int from, int step, int count, byte[] bytes) {
    float peak = 0;
    for (int i = 0; i < count; i++) {
      peak = Math.max(peak, Math.abs(values[from + i * step]));
    }
    float scale = peak == 0 ? 1 : peak / INT8_PEAK;
    for (int i = 0; i < count; i++) {
      bytes[from + i * step] = (byte) Math.round(values[from + i * step] / scale);
    }
    return scale;
  }
}

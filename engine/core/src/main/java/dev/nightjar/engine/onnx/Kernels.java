package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.nightjar.engine.network.SquaredHann;
import dev.nightjar.engine.network.Weights;
import java.util.Arrays;
import java.util.List;

/** Puts weights into a graph, in the precision asked for. */
final class Kernels {

  /** Matrices with fewer weights cost more to quantize than to multiply. */
  private static final int WORTH_QUANTIZING = 4096;

  /** Kernels with fewer weights are not worth storing in other bits. */
  private static final int WORTH_SHRINKING = 256;

  private static final int INT8_PEAK = 127;

  private final GraphBuilder graph;
  private final Weights weights;
  private final Precision precision;

  Kernels(GraphBuilder graph, Weights weights, Precision precision) {
    this.graph = graph;
    this.weights = weights;
    this.precision = precision;
  }

  /** For kernels that must stay exact. */
  Kernels exact() {
    return new Kernels(graph, weights, Precision.FP32);
  }

  float[] values(String name) {
    return weights.get(name).values();
  }

  /** The weights of a kernel whose steps are smoothed. */
  float[] smoothed(String name, int kernel) {
    return SquaredHann.smoothed(values(name + ".weight"), kernel);
  }

  /**
   * A kernel {@code [out][in][steps]} as what windows are multiplied by, {@code [steps*in][out]}.
   */
  static float[] columns(float[] kernel, int out, int in, int steps) {
    float[] columns = new float[kernel.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < steps; k++) {
          columns[(k * in + i) * out + o] = kernel[(o * in + i) * steps + k];
        }
      }
    }
    return columns;
  }

  String bias(String name) {
    float[] values = values(name + ".bias");
    return graph.floats(values, values.length);
  }

  /**
   * A kernel that is multiplied in floats; where it is stored in eight bits, with one scale for
   * each index of its first dimension, ONNX Runtime makes floats of it when it loads the graph.
   */
  String kernel(float[] values, long... shape) {
    int rows = (int) shape[0];
    int columns = values.length / rows;
    if (precision != Precision.INT8 || values.length < WORTH_SHRINKING) {
      return floats(values, shape);
    }
    byte[] bytes = new byte[values.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      scales[row] = quantize(values, row * columns, 1, columns, bytes);
    }
    long[] perRow = new long[shape.length];
    Arrays.fill(perRow, 1);
    perRow[0] = rows;
    String whole =
        graph.node(
            "Cast",
            List.of(graph.bytes(bytes, shape)),
            attribute("to", TensorProto.DataType.FLOAT.getNumber()));
    return graph.node("Mul", List.of(whole, graph.floats(scales, perRow)));
  }

  /** Gains and offsets, stored in half as many bits where kernels are stored in fewer. */
  String gains(float[] values, long... shape) {
    return precision == Precision.FP32 ? graph.floats(values, shape) : graph.halves(values, shape);
  }

  /**
   * {@code x * matrix + bias}, x being {@code [rows][in]}, the matrix {@code [in][out]}; quantized
   * with one scale for each output, and the rows when they come.
   */
  String multiply(String x, float[] matrix, int in, int out, String bias) {
    if (!quantizes(matrix)) {
      return graph.node("Gemm", List.of(x, floats(matrix, in, out), bias));
    }
    return multiplyQuantized(x, matrix, in, out, bias);
  }

  /**
   * {@code x * matrix + bias}, x being {@code [..][..][in]}; what comes of a row does not depend on
   * the rows beside it, quantized or not.
   */
  String multiplyEach(String x, float[] matrix, int in, int out, String bias) {
    if (!quantizes(matrix)) {
      String product = graph.node("MatMul", List.of(x, floats(matrix, in, out)));
      return graph.node("Add", List.of(product, bias));
    }
    return new QuantizedRows(graph).multiply(x, matrix, in, out, bias);
  }

  boolean quantizes(float[] matrix) {
    return precision == Precision.INT8 && matrix.length >= WORTH_QUANTIZING;
  }

  /** Weights that aren't quantized. */
  String floats(float[] values, long... shape) {
    return precision == Precision.FP16 ? graph.halves(values, shape) : graph.floats(values, shape);
  }

  private String multiplyQuantized(String x, float[] matrix, int in, int out, String bias) {
    byte[] bytes = new byte[matrix.length];
    float[] scales = quantizeColumns(matrix, in, out, bytes);
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

  /** Quantizes a matrix {@code [in][out]}, and returns what a unit of each column stands for. */
  static float[] quantizeColumns(float[] matrix, int in, int out, byte[] bytes) {
    float[] scales = new float[out];
    for (int column = 0; column < out; column++) {
      scales[column] = quantize(matrix, column, out, in, bytes);
    }
    return scales;
  }

  /** Quantizes {@code count} values, every {@code step}-th, and returns what a unit stands for. */
  static float quantize(float[] values, int from, int step, int count, byte[] bytes) {
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

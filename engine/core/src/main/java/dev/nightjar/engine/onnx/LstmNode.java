package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.List;

/** An LSTM layer as one node, which runs over any number of steps. */
final class LstmNode {

  static final int GATES = 4;

  private final GraphBuilder graph;
  private final Kernels kernels;

  LstmNode(GraphBuilder graph, Kernels kernels) {
    this.graph = graph;
    this.kernels = kernels;
  }

  /**
   * Over {@code [steps][streams][in]}, from states {@code [1][streams][hidden]}.
   *
   * @return {@code [steps][1][streams][hidden]}, and the last hidden and cell states
   */
  List<String> write(String name, String rows, int in, int hidden, String h, String c) {
    return write(name, kernels.values(name + ".input.weight"), rows, in, hidden, h, c);
  }

  /** The same with other weights of the input, {@code [4 * hidden][in]}. */
  List<String> write(
      String name, float[] input, String rows, int in, int hidden, String h, String c) {
    float[] inputWeights = onnxOrder(input);
    float[] stateWeights = onnxOrder(kernels.values(name + ".state.weight"));
    int gates = GATES * hidden;
    float[] bias = new float[2 * gates];
    System.arraycopy(onnxOrder(kernels.values(name + ".input.bias")), 0, bias, 0, gates);
    System.arraycopy(onnxOrder(kernels.values(name + ".state.bias")), 0, bias, gates, gates);
    String biases = graph.floats(bias, 1, 2L * gates);
    return graph.nodes(
        "",
        "LSTM",
        List.of(
            rows,
            kernels.floats(inputWeights, 1, gates, in),
            kernels.floats(stateWeights, 1, gates, hidden),
            biases,
            "",
            h,
            c),
        3,
        attribute("hidden_size", hidden));
  }

  /** Torch's gates are i, f, g, o; ONNX's are i, o, f, g. */
  static float[] onnxOrder(float[] values) {
    int gate = values.length / GATES;
    float[] ordered = new float[values.length];
    int[] from = {0, 3, 1, 2};
    for (int i = 0; i < GATES; i++) {
      System.arraycopy(values, from[i] * gate, ordered, i * gate, gate);
    }
    return ordered;
  }
}

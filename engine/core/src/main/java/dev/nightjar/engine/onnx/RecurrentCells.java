package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.List;

/** What remembers from step to step. */
final class RecurrentCells {

  /** What a closed gate sums up to. */
  private static final float SHUT = -1e4f;

  private final GraphBuilder graph;
  private final Kernels kernels;
  private final Memory memory;

  RecurrentCells(GraphBuilder graph, Kernels kernels, Memory memory) {
    this.graph = graph;
    this.kernels = kernels;
    this.memory = memory;
  }

  /**
   * One LSTM layer over {@code [steps][in]}, as one node.
   *
   * @param heard a 1 for each step that it hears, {@code [steps][1]}; null for all
   */
  String lstm(String name, String x, String heard, int in, int hidden) {
    if (heard != null) {
      String missing = graph.node("Sub", List.of(graph.number(1), heard));
      String wide = graph.node("Concat", List.of(x, missing), attribute("axis", 1));
      return lstm(name, wide, shut(name, in, hidden), in + 1, hidden);
    }
    return lstm(name, x, kernels.values(name + ".input.weight"), in, hidden);
  }

  /**
   * Input weights with a column that shuts the input gates: what is shut from the start stays 0.
   */
  private float[] shut(String name, int in, int hidden) {
    float[] weights = kernels.values(name + ".input.weight");
    float[] wide = new float[LstmNode.GATES * hidden * (in + 1)];
    for (int row = 0; row < LstmNode.GATES * hidden; row++) {
      System.arraycopy(weights, row * in, wide, row * (in + 1), in);
      wide[row * (in + 1) + in] = row < hidden ? SHUT : 0;
    }
    return wide;
  }

  private String lstm(String name, String x, float[] inputWeights, int in, int hidden) {
    String h = memory.recall(graph, 1, 1, hidden);
    String c = memory.recall(graph, 1, 1, hidden);
    String rows = graph.node("Reshape", List.of(x, graph.longs(-1, 1, in)));
    // Quantized, it would cost more than it saves: that is what lstmStep is for.
    List<String> out =
        new LstmNode(graph, kernels.exact()).write(name, inputWeights, rows, in, hidden, h, c);
    memory.remember(out.get(1));
    memory.remember(out.get(2));
    return graph.node("Reshape", List.of(out.get(0), graph.longs(-1, hidden)));
  }

  /**
   * One LSTM layer over {@code [1][in]}, as one matrix product, which can be quantized.
   *
   * @param heard 1 if it hears this step, {@code [1][1]}; null for always
   */
  String lstmStep(String name, String x, String heard, int in, int hidden) {
    String h = memory.recall(graph, 1, hidden);
    String c = memory.recall(graph, 1, hidden);
    float[] inputWeights = kernels.values(name + ".input.weight");
    float[] stateWeights = kernels.values(name + ".state.weight");
    float[] inputBias = kernels.values(name + ".input.bias");
    float[] stateBias = kernels.values(name + ".state.bias");
    int gates = 4 * hidden;
    float[] matrix = new float[(in + hidden) * gates];
    float[] bias = new float[gates];
    for (int g = 0; g < gates; g++) {
      bias[g] = inputBias[g] + stateBias[g];
      for (int i = 0; i < in; i++) {
        matrix[i * gates + g] = inputWeights[g * in + i];
      }
      for (int i = 0; i < hidden; i++) {
        matrix[(in + i) * gates + g] = stateWeights[g * hidden + i];
      }
    }
    String both = graph.node("Concat", List.of(x, h), attribute("axis", 1));
    String sums = kernels.multiply(both, matrix, in + hidden, gates, graph.floats(bias, gates));
    List<String> parts =
        graph.nodes(
            "", "Split", List.of(sums), 4, attribute("axis", 1), attribute("num_outputs", 4));
    String input = graph.node("Sigmoid", List.of(parts.get(0)));
    String forget = graph.node("Sigmoid", List.of(parts.get(1)));
    String candidate = graph.node("Tanh", List.of(parts.get(2)));
    String output = graph.node("Sigmoid", List.of(parts.get(3)));
    String cell =
        graph.node(
            "Add",
            List.of(
                graph.node("Mul", List.of(forget, c)),
                graph.node("Mul", List.of(input, candidate))));
    if (heard != null) {
      cell = graph.node("Mul", List.of(cell, heard));
    }
    String hiddenNext = graph.node("Mul", List.of(output, graph.node("Tanh", List.of(cell))));
    memory.remember(hiddenNext);
    memory.remember(cell);
    return hiddenNext;
  }

  /** {@code h_n = g_n * h_(n-1) + (1 - g_n) * c_n} over {@code [1][channels][steps][bands]}. */
  String gated(String gate, String candidate, int channels, int bands, long steps) {
    String fresh =
        graph.node("Sub", List.of(candidate, graph.node("Mul", List.of(gate, candidate))));
    if (steps == 1) {
      String state = memory.recall(graph, 1, channels, 1, bands);
      String next = graph.node("Add", List.of(graph.node("Mul", List.of(gate, state)), fresh));
      memory.remember(next);
      return next;
    }
    String state = memory.recall(graph, 1, channels, bands);
    List<String> out = scan(graph, state, List.of(gate, fresh), 2, 1, channels, bands);
    memory.remember(out.get(0));
    return out.get(1);
  }

  /** {@code h = a * h + b} along an axis of a and b: the last h, and all of them. */
  static List<String> scan(
      GraphBuilder graph, String state, List<String> inputs, int axis, long... shape) {
    GraphBuilder body = graph.body();
    String before = "h_before_" + state;
    String a = "a_" + state;
    String b = "b_" + state;
    body.input(before, shape);
    body.input(a, shape);
    body.input(b, shape);
    String next = body.node("Add", List.of(body.node("Mul", List.of(a, before)), b));
    String last = "h_after_" + state;
    String each = "h_each_" + state;
    body.alias(next, last);
    body.alias(next, each);
    body.output(last, shape);
    body.output(each, shape);
    return graph.nodes(
        "",
        "Scan",
        List.of(state, inputs.get(0), inputs.get(1)),
        2,
        body.asAttribute("body"),
        attribute("num_scan_inputs", 2),
        attribute("scan_input_axes", axis, axis),
        attribute("scan_output_axes", new long[] {axis}));
  }
}

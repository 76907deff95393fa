package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.Arrays;
import java.util.List;

/**
 * An LSTM layer as one node with quantized weights, in which no stream hears another.
 *
 * <p>{@code DynamicQuantizeLSTM} quantizes what it multiplies by the range of all streams together.
 * So two columns are added to the input and two units to the memory which always lie at the ends of
 * the range that they can have, and weigh nothing: then the range is the same whatever runs beside
 * a stream.
 */
final class QuantizedLstm {

  private static final int PINS = 2;

  /** Opens a gate wholly, and as a cell's content makes one of its hyperbolic tangent. */
  private static final float SATURATED = 20;

  private static final int INPUT_GATE = 0;
  private static final int OUTPUT_GATE = 1;
  private static final int FORGET_GATE = 2;

  private final GraphBuilder graph;
  private final Kernels kernels;

  QuantizedLstm(GraphBuilder graph, Kernels kernels) {
    this.graph = graph;
    this.kernels = kernels;
  }

  /**
   * Over {@code [steps][streams][in]}, from states {@code [1][streams][hidden]}.
   *
   * @param peaks what each channel of the input stays within
   * @return {@code [steps][1][streams][hidden]}, and the last hidden and cell states
   */
  List<String> write(
      String name, String rows, int in, int hidden, String h, String c, float[] peaks) {
    float[] inputWeights = LstmNode.onnxOrder(kernels.values(name + ".input.weight"));
    for (int i = 0; i < inputWeights.length; i++) {
      inputWeights[i] *= peaks[i % in];
    }
    Quantized input = quantized(inputWeights, in);
    Quantized state = quantized(LstmNode.onnxOrder(kernels.values(name + ".state.weight")), hidden);
    int gates = LstmNode.GATES * (hidden + PINS);
    String units = graph.node("Div", List.of(rows, graph.floats(peaks, in)));
    String within = graph.node("Clip", List.of(units, graph.scalar(-1), graph.scalar(1)));
    List<String> out =
        graph.nodes(
            GraphBuilder.MICROSOFT,
            "DynamicQuantizeLSTM",
            List.of(
                pinned(within, 1),
                input.values,
                state.values,
                graph.floats(bias(name, hidden), 1, 2L * gates),
                "",
                pinned(h, 1),
                pinned(c, SATURATED),
                "",
                input.scales,
                input.zeros,
                state.scales,
                state.zeros),
            3,
            attribute("hidden_size", hidden + PINS));
    return List.of(
        unpinned(out.get(0), hidden, 3),
        unpinned(out.get(1), hidden, 2),
        unpinned(out.get(2), hidden, 2));
  }

  /** With a column of {@code peak} and one of {@code -peak} behind the others. */
  private String pinned(String x, double peak) {
    String pads = graph.longs(0, 0, 0, 0, 0, 1);
    String upper = graph.node("Pad", List.of(x, pads, graph.scalar(peak)));
    return graph.node("Pad", List.of(upper, pads, graph.scalar(-peak)));
  }

  private String unpinned(String x, int hidden, int axis) {
    return graph.node("Slice", List.of(x, graph.longs(0), graph.longs(hidden), graph.longs(axis)));
  }

  /** Both biases; the added units keep their cells and show them. */
  private float[] bias(String name, int hidden) {
    float[] input = LstmNode.onnxOrder(kernels.values(name + ".input.bias"));
    float[] state = LstmNode.onnxOrder(kernels.values(name + ".state.bias"));
    int block = hidden + PINS;
    float[] bias = new float[2 * LstmNode.GATES * block];
    for (int gate = 0; gate < LstmNode.GATES; gate++) {
      System.arraycopy(input, gate * hidden, bias, gate * block, hidden);
      System.arraycopy(state, gate * hidden, bias, (LstmNode.GATES + gate) * block, hidden);
    }
    for (int pin = hidden; pin < block; pin++) {
      bias[INPUT_GATE * block + pin] = -SATURATED;
      bias[OUTPUT_GATE * block + pin] = SATURATED;
      bias[FORGET_GATE * block + pin] = SATURATED;
    }
    return bias;
  }

  private record Quantized(String values, String scales, String zeros) {}

  /** From {@code [gates][in]} to {@code [1][in + pins][gates with pins]}, a scale for each gate. */
  private Quantized quantized(float[] weights, int in) {
    int rows = weights.length / in;
    int hidden = rows / LstmNode.GATES;
    int block = hidden + PINS;
    int gates = LstmNode.GATES * block;
    byte[] bytes = new byte[weights.length];
    float[] scales = new float[gates];
    Arrays.fill(scales, 1);
    byte[] columns = new byte[(in + PINS) * gates];
    for (int row = 0; row < rows; row++) {
      int gate = row / hidden * block + row % hidden;
      scales[gate] = Kernels.quantize(weights, row * in, 1, in, bytes);
      for (int i = 0; i < in; i++) {
        columns[i * gates + gate] = bytes[row * in + i];
      }
    }
    return new Quantized(
        graph.bytes(columns, 1, in + PINS, gates),
        graph.floats(scales, 1, gates),
        graph.bytes(new byte[gates], 1, gates));
  }
}

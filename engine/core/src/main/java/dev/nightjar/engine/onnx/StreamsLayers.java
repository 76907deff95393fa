package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.InverseDft;
import dev.nightjar.engine.network.SequenceLayers;
import dev.nightjar.engine.network.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The face of a sequence network as ONNX nodes for any number of streams, each any number of steps
 * further in a call. Signals lie as {@code [streams][steps][channels]}.
 */
final class StreamsLayers implements SequenceLayers<Value> {

  private final GraphBuilder graph;
  private final Kernels kernels;
  private final StreamsMemory memory;
  private final String heard;
  private final float[] inputPeaks;
  private final Blueprint shapes = Blueprint.empty();

  /**
   * Into {@code graph}.
   *
   * @param heard an input, how many of a call's last steps the convolutions and all behind them
   *     make; null for all
   * @param inputPeaks what each channel of the LSTM's input stays within
   */
  StreamsLayers(
      GraphBuilder graph, Kernels kernels, StreamsMemory memory, String heard, float[] inputPeaks) {
    this.graph = graph;
    this.kernels = kernels;
    this.memory = memory;
    this.inputPeaks = inputPeaks;
    this.heard = heard == null ? null : graph.node("Neg", List.of(heard));
  }

  @Override
  public Value conv(String name, Value x, int channels, int kernel, int stride) {
    return conv(name, x, channels, kernel, stride, kernels.values(name + ".weight"));
  }

  @Override
  public Value smoothedConv(String name, Value x, int channels, int kernel, int stride) {
    return conv(name, x, channels, kernel, stride, kernels.smoothed(name, kernel));
  }

  private Value conv(String name, Value x, int channels, int kernel, int stride, float[] weights) {
    if (stride != 1) {
      throw new IllegalArgumentException(name + ": streams have no strided convolutions");
    }
    int in = x.signal().channels();
    String past = withPast(x.name(), kernel - 1, in);
    List<String> shifted = new ArrayList<>();
    for (int k = 0; k < kernel; k++) {
      long end = k == kernel - 1 ? Long.MAX_VALUE : k - kernel + 1;
      shifted.add(slice(past, k, end));
    }
    String rows = heard(graph.node("Concat", shifted, attribute("axis", 2)));
    float[] matrix = Kernels.columns(weights, channels, in, kernel);
    return new Value(
        kernels.multiplyEach(rows, matrix, kernel * in, channels, kernels.bias(name)),
        shapes.conv(name, x.signal(), channels, kernel, stride));
  }

  @Override
  public Value transposedConv(String name, Value x, int channels, int kernel, int stride) {
    return overlapped(name, x, channels, kernel, stride, kernels.values(name + ".weight"));
  }

  @Override
  public Value smoothedTransposedConv(String name, Value x, int channels, int kernel, int stride) {
    return overlapped(name, x, channels, kernel, stride, kernels.smoothed(name, kernel));
  }

  /**
   * Each step gives {@code kernel / stride} blocks of {@code stride} frames; block <i>i</i> is
   * heard <i>i</i> steps later. What comes out has a step for each step that went in, its channels
   * being frames.
   */
  private Value overlapped(
      String name, Value x, int channels, int kernel, int stride, float[] weights) {
    if (channels != 1) {
      throw new IllegalArgumentException(name + ": streams end in one channel");
    }
    float bias = kernels.values(name + ".bias")[0];
    Signal y = shapes.transposedConv(name, x.signal(), channels, kernel, stride);
    int in = x.signal().channels();
    float[] biases = new float[kernel];
    Arrays.fill(biases, 0, stride, bias);
    String blocks =
        kernels.multiplyEach(x.name(), weights, in, kernel, graph.floats(biases, kernel));
    return summed(blocks, y, kernel, stride);
  }

  private Value summed(String blocks, Signal y, int kernel, int stride) {
    int parts = kernel / stride;
    List<String> split =
        graph.nodes(
            "",
            "Split",
            List.of(blocks),
            parts,
            attribute("axis", 2),
            attribute("num_outputs", parts));
    String sum = split.get(0);
    for (int part = 1; part < parts; part++) {
      String late = slice(withPast(split.get(part), part, stride), 0, -part);
      sum = graph.node("Add", List.of(sum, late));
    }
    return new Value(graph.node("Reshape", List.of(sum, graph.longs(0, -1, 1))), y);
  }

  @Override
  public Value overlappedInverseDft(Value spectra, int length) {
    Signal y = shapes.overlappedInverseDft(spectra.signal(), length);
    String matrix = new FourierMatrix(graph).binsFirst(InverseDft.kernel(length));
    String blocks = graph.node("MatMul", List.of(spectra.name(), matrix));
    return summed(blocks, y, length, length / 4);
  }

  @Override
  public Value concat(Value a, Value b) {
    return new Value(
        graph.node("Concat", List.of(a.name(), b.name()), attribute("axis", 2)),
        shapes.concat(a.signal(), b.signal()));
  }

  @Override
  public Value add(Value a, Value b) {
    return new Value(
        graph.node("Add", List.of(a.name(), b.name())), shapes.add(a.signal(), b.signal()));
  }

  @Override
  public Value multiply(Value a, Value b) {
    return new Value(
        graph.node("Mul", List.of(heard(a.name()), heard(b.name()))),
        shapes.multiply(a.signal(), b.signal()));
  }

  @Override
  public Value exp(Value x) {
    String within = graph.node("Clip", List.of(x.name(), graph.scalar(-12), graph.scalar(12)));
    return new Value(graph.node("Exp", List.of(within)), x.signal());
  }

  @Override
  public Value choose(Value x, Value places) {
    String whole = graph.whole(heard(places.name()));
    return new Value(
        graph.node("GatherElements", List.of(heard(x.name()), whole), attribute("axis", 2)),
        shapes.choose(x.signal(), places.signal()));
  }

  @Override
  public Value narrow(Value x, int from, int count) {
    String part =
        graph.node(
            "Slice",
            List.of(x.name(), graph.longs(from), graph.longs(from + count), graph.longs(2)));
    return new Value(part, shapes.narrow(x.signal(), from, count));
  }

  @Override
  public Value linear(String name, Value x, int channels) {
    int in = x.signal().channels();
    float[] weights = kernels.values(name + ".weight");
    float[] matrix = new float[weights.length];
    for (int o = 0; o < channels; o++) {
      for (int i = 0; i < in; i++) {
        matrix[i * channels + o] = weights[o * in + i];
      }
    }
    return new Value(
        kernels.multiplyEach(x.name(), matrix, in, channels, kernels.bias(name)),
        shapes.linear(name, x.signal(), channels));
  }

  @Override
  public Value relu(Value x) {
    return new Value(graph.node("Relu", List.of(x.name())), x.signal());
  }

  @Override
  public Value lstm(String name, Value x, int hidden, int layers) {
    Signal y = shapes.lstm(name, x.signal(), hidden, layers);
    String rows = graph.node("Transpose", List.of(x.name()), attribute("perm", 1, 0, 2));
    for (int layer = 0; layer < layers; layer++) {
      int in = layer == 0 ? x.signal().channels() : hidden;
      rows = lstmLayer(name + "." + layer, rows, in, hidden, layer == 0 ? inputPeaks : ones(in));
    }
    return new Value(graph.node("Transpose", List.of(rows), attribute("perm", 1, 0, 2)), y);
  }

  /** What an LSTM gives is within 1. */
  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private String lstmLayer(String name, String rows, int in, int hidden, float[] peaks) {
    String axis = graph.longs(0);
    String h = graph.node("Unsqueeze", List.of(memory.recall(hidden), axis));
    String c = graph.node("Unsqueeze", List.of(memory.recall(hidden), axis));
    List<String> out =
        kernels.quantizes(kernels.values(name + ".state.weight"))
            ? new QuantizedLstm(graph, kernels).write(name, rows, in, hidden, h, c, peaks)
            : new LstmNode(graph, kernels).write(name, rows, in, hidden, h, c);
    memory.remember(graph.node("Squeeze", List.of(out.get(1), axis)));
    memory.remember(graph.node("Squeeze", List.of(out.get(2), axis)));
    return graph.node("Squeeze", List.of(out.get(0), graph.longs(1)));
  }

  /** The signal with {@code steps} of its past in front; the last ones are kept. */
  private String withPast(String x, int steps, int channels) {
    if (steps == 0) {
      return x;
    }
    String all =
        graph.node("Concat", List.of(memory.recall(steps, channels), x), attribute("axis", 1));
    memory.remember(slice(all, -steps, Long.MAX_VALUE));
    return all;
  }

  /** Its last steps where only they are heard; what has no more than those stays as it is. */
  private String heard(String x) {
    return heard == null
        ? x
        : graph.node("Slice", List.of(x, heard, graph.longs(Long.MAX_VALUE), graph.longs(1)));
  }

  private String slice(String x, long from, long to) {
    return graph.node("Slice", List.of(x, graph.longs(from), graph.longs(to), graph.longs(1)));
  }
}

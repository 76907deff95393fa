package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.FourierKernel;
import dev.nightjar.engine.network.HalfBand;
import dev.nightjar.engine.network.Signal;
import java.util.ArrayList;
import java.util.List;

/** Convolutions over time of signals without bands, as Conv nodes or as matrix products. */
final class WaveConvolutions {

  private final GraphBuilder graph;
  private final Nodes nodes;
  private final WaveLayout layout;
  private final FourierMatrix fourier;

  WaveConvolutions(GraphBuilder graph, Nodes nodes) {
    this.graph = graph;
    this.nodes = nodes;
    this.layout = nodes.layout();
    fourier = new FourierMatrix(graph);
  }

  /** Weights are {@code [out][in][kernel]}. */
  Value conv(
      Kernels precision, Value x, Signal y, float[] weights, String bias, int kernel, int stride) {
    int in = x.signal().channels();
    int out = y.channels();
    String past = nodes.withPast(x, kernel - stride);
    if (layout == WaveLayout.CHANNELS_FIRST) {
      String w = precision.kernel(weights, out, in, kernel);
      return new Value(
          graph.node("Conv", List.of(past, w, bias), attribute("strides", new long[] {stride})), y);
    }
    float[] matrix = Kernels.columns(weights, out, in, kernel);
    String rows = windows(past, in, kernel, stride, nodes.steps(y));
    return new Value(precision.multiply(rows, matrix, in * kernel, out, bias), y);
  }

  /** The Fourier transform of the frames around each step. */
  Value spectra(Value x, Signal y, FourierKernel kernel, int stride) {
    int frames = kernel.frames();
    String past = nodes.withPast(x, frames - stride);
    if (layout == WaveLayout.CHANNELS_FIRST) {
      String w = nodes.reshape(fourier.binsFirst(kernel), -1, 1, frames);
      return new Value(
          graph.node("Conv", List.of(past, w), attribute("strides", new long[] {stride})), y);
    }
    String rows = windows(past, 1, frames, stride, nodes.steps(y));
    return new Value(graph.node("MatMul", List.of(rows, fourier.framesFirst(kernel))), y);
  }

  /** The inverse transform of each spectrum, overlapped as {@link #overlapped} does. */
  Value overlappedSpectra(Value x, Signal y, FourierKernel kernel, int stride) {
    String blocks;
    if (layout == WaveLayout.CHANNELS_LAST) {
      blocks = graph.node("MatMul", List.of(x.name(), fourier.binsFirst(kernel)));
    } else {
      String w = nodes.reshape(fourier.framesFirst(kernel), kernel.frames(), -1, 1);
      blocks = graph.node("Conv", List.of(x.name(), w));
    }
    return summed(blocks, x, y, kernel.frames(), stride);
  }

  /** From {@code [steps][in]} to {@code [windows][kernel * in]}. */
  private String windows(String x, int in, int kernel, int stride, long count) {
    if (count == 1) {
      return nodes.reshape(x, 1, (long) kernel * in);
    }
    int parts = kernel / stride;
    String blocks = nodes.reshape(x, -1, (long) stride * in);
    if (parts == 1) {
      return blocks;
    }
    List<String> shifted = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      long end = i == parts - 1 ? Long.MAX_VALUE : i - parts + 1;
      shifted.add(nodes.slice(blocks, 0, i, end));
    }
    return nodes.concat(1, shifted);
  }

  /**
   * Weights are {@code [in][out][kernel]}. Each step gives {@code kernel / stride} blocks of {@code
   * stride} steps; block <i>i</i> is heard <i>i</i> steps later.
   */
  Value overlapped(
      Kernels precision, Value x, Signal y, float[] weights, float[] bias, int kernel, int stride) {
    int in = x.signal().channels();
    int out = y.channels();
    int parts = kernel / stride;
    float[] matrix = new float[weights.length];
    float[] offsets = new float[kernel * out];
    for (int part = 0; part < parts; part++) {
      for (int s = 0; s < stride; s++) {
        for (int o = 0; o < out; o++) {
          int column = part * stride * out + within(s, o, stride, out);
          offsets[column] = part == 0 ? bias[o] : 0;
          for (int i = 0; i < in; i++) {
            matrix[i * kernel * out + column] = weights[(i * out + o) * kernel + part * stride + s];
          }
        }
      }
    }
    String blocks = product(precision, x, matrix, offsets, in, kernel * out);
    return summed(blocks, x, y, kernel, stride);
  }

  /** Blocks of each step's {@code kernel}, one after another in the channels, overlapped. */
  private Value summed(String blocks, Value x, Signal y, int kernel, int stride) {
    int out = y.channels();
    int parts = kernel / stride;
    List<String> split = nodes.split(blocks, parts, 1);
    Signal block = x.signal().withChannels(stride * out);
    String sum = split.get(0);
    for (int part = 1; part < parts; part++) {
      Value late = nodes.delay(new Value(split.get(part), block), part);
      sum = graph.node("Add", List.of(sum, late.name()));
    }
    if (layout == WaveLayout.CHANNELS_FIRST) {
      sum = nodes.reshape(sum, out, stride, nodes.steps(x.signal()));
      sum = graph.node("Transpose", List.of(sum), attribute("perm", 0, 2, 1));
    }
    return nodes.reshaped(sum, y);
  }

  private int within(int step, int channel, int stride, int out) {
    return layout == WaveLayout.CHANNELS_FIRST ? channel * stride + step : step * out + channel;
  }

  /** A linear map of the channels of a signal without bands; the matrix is {@code [in][out]}. */
  private String product(
      Kernels precision, Value x, float[] matrix, float[] bias, int in, int out) {
    String b = graph.floats(bias, out);
    if (layout == WaveLayout.CHANNELS_LAST) {
      return precision.multiply(x.name(), matrix, in, out, b);
    }
    float[] kernel = new float[matrix.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        kernel[o * in + i] = matrix[i * out + o];
      }
    }
    return graph.node("Conv", List.of(x.name(), precision.kernel(kernel, out, in, 1), b));
  }

  /** Twice the rate. */
  Value upsample2(Kernels exact, Value x, Signal y, HalfBand filter) {
    String between = halfWay(exact, x, filter);
    String same = nodes.delay(x, filter.zeros()).name();
    long steps = nodes.steps(x.signal());
    String pairs =
        nodes.concat(1, List.of(nodes.reshape(same, steps, 1), nodes.reshape(between, steps, 1)));
    return nodes.reshaped(pairs, y);
  }

  /** Half the rate. */
  Value downsample2(Kernels exact, Value x, Signal y, HalfBand filter) {
    List<String> pairs = nodes.split(nodes.reshape(x.name(), nodes.steps(y), 2), 2, 1);
    Value even = nodes.delay(nodes.reshaped(pairs.get(0), y), filter.zeros());
    Value odd = nodes.delay(nodes.reshaped(pairs.get(1), y), 1);
    String sum = graph.node("Add", List.of(even.name(), halfWay(exact, odd, filter)));
    return new Value(graph.node("Mul", List.of(sum, graph.number(0.5))), y);
  }

  private String halfWay(Kernels exact, Value x, HalfBand filter) {
    String none = graph.floats(new float[1], 1);
    return conv(exact, x, x.signal(), filter.taps(), none, 2 * filter.zeros(), 1).name();
  }
}

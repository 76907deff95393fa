package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.HalfBand;
import dev.nightjar.engine.network.Layers;
import dev.nightjar.engine.network.RunningLevel;
import dev.nightjar.engine.network.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The faces of a network as ONNX nodes. Offline and streaming differ in the {@link Memory} alone:
 * the one begins in silence, the other where it left off.
 *
 * <p>Signals with bands lie as {@code [1][channels][steps][bands]}.
 */
final class OnnxLayers implements Layers<Value> {

  /** As in the training face. */
  private static final double POWER_FLOOR = 1e-8;

  private final GraphBuilder graph;
  private final Kernels kernels;
  private final Memory memory;
  private final Blueprint shapes;
  private final WaveLayout layout;
  private final int hops;

  /**
   * Writes into {@code graph}.
   *
   * @param shapes computes the shapes of signals
   * @param hops hops in a call, -1 where that is free
   */
  OnnxLayers(
      GraphBuilder graph, Kernels kernels, Memory memory, Blueprint shapes, Form form, int hops) {
    this.graph = graph;
    this.kernels = kernels;
    this.memory = memory;
    this.shapes = shapes;
    this.layout = form == Form.CONV ? WaveLayout.CHANNELS_FIRST : WaveLayout.CHANNELS_LAST;
    this.hops = hops;
  }

  /** The input's samples {@code [1][frames]} as a signal. */
  Value input(String name, int hopFrames) {
    return reshaped(name, new Signal(1, 0, hopFrames));
  }

  /** A signal as samples {@code [1][frames]}. */
  String output(Value x) {
    return reshape(x.name(), 1, steps(x.signal()));
  }

  @Override
  public Value conv(String name, Value x, int channels, int kernel, int stride) {
    Signal y = shapes.conv(name, x.signal(), channels, kernel, stride);
    float[] weights = kernels.values(name + ".weight");
    return conv(kernels, x, y, weights, kernels.bias(name), kernel, stride);
  }

  /** Weights are {@code [out][in][kernel]}. */
  private Value conv(
      Kernels precision, Value x, Signal y, float[] weights, String bias, int kernel, int stride) {
    int in = x.signal().channels();
    int out = y.channels();
    String past = withPast(x, kernel - stride);
    if (layout == WaveLayout.CHANNELS_FIRST) {
      String w = precision.kernel(weights, out, in, kernel);
      return new Value(
          graph.node("Conv", List.of(past, w, bias), attribute("strides", new long[] {stride})), y);
    }
    float[] matrix = new float[weights.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < kernel; k++) {
          matrix[(k * in + i) * out + o] = weights[(o * in + i) * kernel + k];
        }
      }
    }
    String rows = windows(past, in, kernel, stride, steps(y));
    return new Value(precision.multiply(rows, matrix, in * kernel, out, bias), y);
  }

  /** From {@code [steps][in]} to {@code [windows][kernel * in]}. */
  private String windows(String x, int in, int kernel, int stride, long count) {
    if (count == 1) {
      return reshape(x, 1, (long) kernel * in);
    }
    int parts = kernel / stride;
    String blocks = reshape(x, -1, (long) stride * in);
    if (parts == 1) {
      return blocks;
    }
    List<String> shifted = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      long end = i == parts - 1 ? Long.MAX_VALUE : i - parts + 1;
      shifted.add(slice(blocks, 0, i, end));
    }
    return concat(1, shifted);
  }

  @Override
  public Value transposedConv(String name, Value x, int channels, int kernel, int stride) {
    Signal y = shapes.transposedConv(name, x.signal(), channels, kernel, stride);
    float[] weights = kernels.values(name + ".weight");
    float[] bias = kernels.values(name + ".bias");
    return overlapped(kernels, x, y, weights, bias, kernel, stride);
  }

  /**
   * Weights are {@code [in][out][kernel]}. Each step gives {@code kernel / stride} blocks of {@code
   * stride} steps; block <i>i</i> is heard <i>i</i> steps later.
   */
  private Value overlapped(
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
    Signal wide = x.signal().withChannels(kernel * out);
    Value blocks = new Value(product(precision, x, matrix, offsets, in, kernel * out), wide);
    List<String> split = split(blocks.name(), parts, 1);
    Signal block = x.signal().withChannels(stride * out);
    String sum = split.get(0);
    for (int part = 1; part < parts; part++) {
      Value late = delay(new Value(split.get(part), block), part);
      sum = graph.node("Add", List.of(sum, late.name()));
    }
    if (layout == WaveLayout.CHANNELS_FIRST) {
      sum = reshape(sum, out, stride, steps(x.signal()));
      sum = graph.node("Transpose", List.of(sum), attribute("perm", 0, 2, 1));
    }
    return reshaped(sum, y);
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

  @Override
  public Value linear(String name, Value x, int channels) {
    Signal y = shapes.linear(name, x.signal(), channels);
    int in = x.signal().channels();
    float[] weights = kernels.values(name + ".weight");
    if (x.signal().bands() > 0) {
      String kernel = kernels.kernel(weights, channels, in, 1, 1);
      return new Value(graph.node("Conv", List.of(x.name(), kernel, kernels.bias(name))), y);
    }
    return conv(kernels, x, y, weights, kernels.bias(name), 1, 1);
  }

  @Override
  public Value relu(Value x) {
    return new Value(graph.node("Relu", List.of(x.name())), x.signal());
  }

  @Override
  public Value leakyRelu(Value x) {
    return new Value(
        graph.node("LeakyRelu", List.of(x.name()), attribute("alpha", 0.1f)), x.signal());
  }

  @Override
  public Value tanh(Value x) {
    return new Value(graph.node("Tanh", List.of(x.name())), x.signal());
  }

  @Override
  public Value glu(Value x) {
    List<String> halves = split(x.name(), 2, 1);
    String gate = graph.node("Sigmoid", List.of(halves.get(1)));
    return new Value(graph.node("Mul", List.of(halves.get(0), gate)), shapes.glu(x.signal()));
  }

  @Override
  public Value lstm(String name, Value x, int hidden, int layers) {
    Signal y = shapes.lstm(name, x.signal(), hidden, layers);
    long steps = steps(y);
    int in = x.signal().channels();
    String rows = layout.toRows(graph, x.name(), in, steps);
    RecurrentCells cells = new RecurrentCells(graph, kernels, memory);
    for (int layer = 0; layer < layers; layer++) {
      int from = layer == 0 ? in : hidden;
      rows =
          layout == WaveLayout.CHANNELS_LAST && steps == 1
              ? cells.lstmStep(name + "." + layer, rows, from, hidden)
              : cells.lstm(name + "." + layer, rows, from, hidden);
    }
    return new Value(layout.fromRows(graph, rows, hidden, steps), y);
  }

  @Override
  public Value add(Value a, Value b) {
    return new Value(graph.node("Add", List.of(a.name(), b.name())), a.signal());
  }

  @Override
  public Value concat(Value a, Value b) {
    return new Value(concat(1, List.of(a.name(), b.name())), shapes.concat(a.signal(), b.signal()));
  }

  @Override
  public Value delay(Value x, int steps) {
    if (steps == 0) {
      return x;
    }
    String all = withPast(x, steps);
    return new Value(slice(all, stepAxis(x), 0, -steps), x.signal());
  }

  /** The signal with {@code steps} of its past in front; the last ones are kept. */
  private String withPast(Value x, int steps) {
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

  private int stepAxis(Value x) {
    return x.signal().bands() > 0 ? 2 : layout.stepAxis();
  }

  @Override
  public Value upsample2(Value x, HalfBand filter) {
    Signal y = shapes.upsample2(x.signal(), filter);
    String between = halfWay(x, filter);
    String same = delay(x, filter.zeros()).name();
    long steps = steps(x.signal());
    String pairs = concat(1, List.of(reshape(same, steps, 1), reshape(between, steps, 1)));
    return reshaped(pairs, y);
  }

  @Override
  public Value downsample2(Value x, HalfBand filter) {
    Signal y = shapes.downsample2(x.signal(), filter);
    List<String> pairs = split(reshape(x.name(), steps(y), 2), 2, 1);
    Value even = delay(reshaped(pairs.get(0), y), filter.zeros());
    Value odd = delay(reshaped(pairs.get(1), y), 1);
    String sum = graph.node("Add", List.of(even.name(), halfWay(odd, filter)));
    return new Value(graph.node("Mul", List.of(sum, graph.number(0.5))), y);
  }

  private String halfWay(Value x, HalfBand filter) {
    String none = graph.floats(new float[1], 1);
    return conv(kernels.exact(), x, x.signal(), filter.taps(), none, 2 * filter.zeros(), 1).name();
  }

  @Override
  public Value level(Value x, RunningLevel rule, int blockSteps) {
    Signal y = shapes.level(x.signal(), rule, blockSteps);
    String blocks = reshape(x.name(), steps(y), blockSteps);
    String power =
        graph.node(
            "ReduceMean",
            List.of(graph.node("Mul", List.of(blocks, blocks)), graph.longs(1)),
            attribute("keepdims", 1));
    String mean = new RunningAverages(graph, memory).of(power, rule.decay(), steps(y));
    String floor = graph.number(rule.floor() * rule.floor());
    String level = graph.node("Sqrt", List.of(graph.node("Add", List.of(mean, floor))));
    return reshaped(level, y);
  }

  @Override
  public Value scale(Value x, Value level, float exponent) {
    String gain =
        exponent == 1
            ? level.name()
            : graph.node("Pow", List.of(level.name(), graph.number(exponent)));
    long blocks = steps(level.signal());
    int repeat = x.signal().stepsPerHop() / level.signal().stepsPerHop();
    int channels = x.signal().channels();
    int bands = x.signal().bands();
    if (blocks == 1) {
      String scaled = graph.node("Mul", List.of(x.name(), reshape(gain, 1)));
      return new Value(scaled, x.signal());
    }
    // Blocks of steps get an axis of their own, along which the level is the same.
    boolean last = bands == 0 && layout == WaveLayout.CHANNELS_LAST;
    long width = (long) repeat * Math.max(1, bands);
    String parts =
        last
            ? reshape(x.name(), blocks, width * channels)
            : reshape(x.name(), channels, blocks, width);
    String scaled = graph.node("Mul", List.of(parts, reshape(gain, blocks, 1)));
    return reshaped(scaled, x.signal());
  }

  @Override
  public Value spectrum(Value x, Framing framing) {
    Signal y = shapes.spectrum(x.signal(), framing);
    int bands = framing.bands();
    Signal flat = new Signal(2 * bands, 0, y.stepsPerHop());
    String none = graph.floats(new float[2 * bands], 2L * bands);
    Value frames =
        conv(
            kernels.exact(),
            x,
            flat,
            framing.analysisKernel(),
            none,
            framing.analysisFrames(),
            framing.hopFrames());
    return bandsOf(frames.name(), y);
  }

  private Value bandsOf(String x, Signal y) {
    long steps = steps(y);
    String split = x;
    if (steps != 1) {
      boolean first = layout == WaveLayout.CHANNELS_FIRST;
      split =
          first
              ? reshape(x, y.channels(), y.bands(), steps)
              : reshape(x, steps, y.channels(), y.bands());
      split =
          graph.node(
              "Transpose",
              List.of(split),
              first ? attribute("perm", 0, 2, 1) : attribute("perm", 1, 0, 2));
    }
    return reshaped(split, y);
  }

  @Override
  public Value waveform(Value spectrum, Framing framing) {
    Signal y = shapes.waveform(spectrum.signal(), framing);
    int bands = framing.bands();
    long steps = steps(spectrum.signal());
    Signal flat = new Signal(2 * bands, 0, spectrum.signal().stepsPerHop());
    String wide = spectrum.name();
    if (steps != 1) {
      boolean first = layout == WaveLayout.CHANNELS_FIRST;
      wide = reshape(wide, 2, steps, bands);
      wide =
          graph.node(
              "Transpose",
              List.of(wide),
              first ? attribute("perm", 0, 2, 1) : attribute("perm", 1, 0, 2));
    }
    return overlapped(
        kernels.exact(),
        reshaped(wide, flat),
        y,
        framing.synthesisKernel(),
        new float[1],
        framing.synthesisFrames(),
        framing.hopFrames());
  }

  @Override
  public Value compress(Value spectrum, float exponent) {
    String squares = graph.node("Mul", List.of(spectrum.name(), spectrum.name()));
    String sum =
        graph.node("ReduceSum", List.of(squares, graph.longs(1)), attribute("keepdims", 1));
    String power = graph.node("Add", List.of(sum, graph.number(POWER_FLOOR)));
    String gain = graph.node("Pow", List.of(power, graph.number((exponent - 1) / 2)));
    String scaled = graph.node("Mul", List.of(spectrum.name(), gain));
    String magnitude = graph.node("Pow", List.of(power, graph.number(exponent / 2)));
    return new Value(
        concat(1, List.of(scaled, magnitude)), shapes.compress(spectrum.signal(), exponent));
  }

  @Override
  public Value complexMultiply(Value gain, Value spectrum) {
    List<String> g = split(gain.name(), 2, 1);
    List<String> s = split(spectrum.name(), 2, 1);
    String re =
        graph.node(
            "Sub",
            List.of(
                graph.node("Mul", List.of(g.get(0), s.get(0))),
                graph.node("Mul", List.of(g.get(1), s.get(1)))));
    String im =
        graph.node(
            "Add",
            List.of(
                graph.node("Mul", List.of(g.get(0), s.get(1))),
                graph.node("Mul", List.of(g.get(1), s.get(0)))));
    return new Value(concat(1, List.of(re, im)), spectrum.signal());
  }

  @Override
  public Value bandConv(
      String name, Value x, int channels, int timeKernel, int bandKernel, int bandStride) {
    Signal y = shapes.bandConv(name, x.signal(), channels, timeKernel, bandKernel, bandStride);
    String kernel =
        kernels.kernel(
            kernels.values(name + ".weight"),
            channels,
            x.signal().channels(),
            timeKernel,
            bandKernel);
    int pad = (bandKernel - bandStride) / 2;
    return new Value(
        graph.node(
            "Conv",
            List.of(withPast(x, timeKernel - 1), kernel, kernels.bias(name)),
            attribute("strides", 1, bandStride),
            attribute("pads", 0, pad, 0, pad)),
        y);
  }

  @Override
  public Value bandTransposedConv(
      String name, Value x, int channels, int bandKernel, int bandStride) {
    Signal y = shapes.bandTransposedConv(name, x.signal(), channels, bandKernel, bandStride);
    String kernel =
        kernels.kernel(
            kernels.values(name + ".weight"), x.signal().channels(), channels, 1, bandKernel);
    int pad = (bandKernel - bandStride) / 2;
    return new Value(
        graph.node(
            "ConvTranspose",
            List.of(x.name(), kernel, kernels.bias(name)),
            attribute("strides", 1, bandStride),
            attribute("pads", 0, pad, 0, pad)),
        y);
  }

  @Override
  public Value bandLinear(String name, Value x) {
    Signal y = shapes.bandLinear(name, x.signal());
    int channels = y.channels();
    int bands = y.bands();
    float[] weights = kernels.values(name + ".weight");
    float[] transposed = new float[weights.length];
    for (int c = 0; c < channels; c++) {
      for (int to = 0; to < bands; to++) {
        for (int from = 0; from < bands; from++) {
          transposed[(c * bands + from) * bands + to] = weights[(c * bands + to) * bands + from];
        }
      }
    }
    String bias = graph.floats(kernels.values(name + ".bias"), channels, 1, bands);
    String product =
        graph.node(
            "MatMul",
            List.of(
                reshape(x.name(), channels, -1, bands),
                kernels.kernel(transposed, channels, bands, bands)));
    return reshaped(graph.node("Add", List.of(product, bias)), y);
  }

  @Override
  public Value memory(String name, Value x) {
    Signal y = shapes.memory(name, x.signal());
    List<String> halves = split(x.name(), 2, 1);
    String offset = graph.floats(kernels.values(name + ".offset"), y.channels(), 1, 1);
    String gate = graph.node("Sigmoid", List.of(graph.node("Add", List.of(halves.get(1), offset))));
    RecurrentCells cells = new RecurrentCells(graph, kernels, memory);
    return new Value(cells.gated(gate, halves.get(0), y.channels(), y.bands(), steps(y)), y);
  }

  @Override
  public Value layerNorm(String name, Value x) {
    int channels = x.signal().channels();
    int bands = x.signal().bands();
    String gain = affine(name + ".gain", channels, bands);
    String offset = affine(name + ".offset", channels, bands);
    boolean one = steps(x.signal()) == 1;
    String stepsFirst =
        one
            ? reshape(x.name(), 1, 1, channels, bands)
            : graph.node("Transpose", List.of(x.name()), attribute("perm", 0, 2, 1, 3));
    String y =
        graph.node(
            "LayerNormalization",
            List.of(stepsFirst, gain, offset),
            attribute("axis", 2),
            attribute("epsilon", 1e-5f));
    if (!one) {
      y = graph.node("Transpose", List.of(y), attribute("perm", 0, 2, 1, 3));
    }
    return reshaped(y, x.signal());
  }

  /** From {@code [bands][channels]} to {@code [channels][bands]}. */
  private String affine(String name, int channels, int bands) {
    float[] values = kernels.values(name);
    float[] turned = new float[values.length];
    for (int f = 0; f < bands; f++) {
      for (int c = 0; c < channels; c++) {
        turned[c * bands + f] = values[f * channels + c];
      }
    }
    return graph.floats(turned, channels, bands);
  }

  private long steps(Signal signal) {
    return hops < 0 ? -1 : (long) signal.stepsPerHop() * hops;
  }

  private Value reshaped(String x, Signal signal) {
    long[] shape =
        signal.bands() > 0
            ? new long[] {1, signal.channels(), steps(signal), signal.bands()}
            : layout.shape(signal.channels(), steps(signal));
    return new Value(reshape(x, shape), signal);
  }

  private String reshape(String x, long... shape) {
    return graph.node("Reshape", List.of(x, graph.longs(shape)));
  }

  private String concat(int axis, List<String> parts) {
    return graph.node("Concat", parts, attribute("axis", axis));
  }

  private List<String> split(String x, int parts, int axis) {
    return graph.nodes(
        "", "Split", List.of(x), parts, attribute("axis", axis), attribute("num_outputs", parts));
  }

  private String slice(String x, int axis, long from, long to) {
    return graph.node("Slice", List.of(x, graph.longs(from), graph.longs(to), graph.longs(axis)));
  }
}

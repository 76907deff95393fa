package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.HalfBand;
import dev.nightjar.engine.network.InverseDft;
import dev.nightjar.engine.network.Layers;
import dev.nightjar.engine.network.RunningLevel;
import dev.nightjar.engine.network.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The faces of a network as ONNX nodes. Offline and streaming differ in the {@link Memory} alone:
 * the one begins in silence, the other where it left off.
 *
 * <p>Signals with bands lie as {@code [1][channels][steps][bands]}.
 */
final class OnnxLayers implements Layers<Value> {

  private final GraphBuilder graph;
  private final Kernels kernels;
  private final Memory memory;
  private final Blueprint shapes;
  private final Nodes nodes;
  private final WaveConvolutions convolutions;
  private final BandLayers bands;
  private final Map<Integer, Value> started = new HashMap<>();
  private final SpectralLayers spectra;

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
    nodes =
        new Nodes(
            graph,
            memory,
            form == Form.CONV ? WaveLayout.CHANNELS_FIRST : WaveLayout.CHANNELS_LAST,
            hops);
    convolutions = new WaveConvolutions(graph, nodes);
    bands = new BandLayers(graph, nodes, kernels, shapes);
    spectra = new SpectralLayers(graph, nodes, convolutions, shapes);
  }

  /** The input's samples {@code [1][frames]} as a signal. */
  Value input(String name, int hopFrames) {
    return nodes.reshaped(name, new Signal(1, 0, hopFrames));
  }

  /** A signal as samples {@code [1][frames]}. */
  String output(Value x) {
    return nodes.reshape(x.name(), 1, nodes.steps(x.signal()));
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
    Signal y = shapes.conv(name, x.signal(), channels, kernel, stride);
    return convolutions.conv(kernels, x, y, weights, kernels.bias(name), kernel, stride);
  }

  @Override
  public Value transposedConv(String name, Value x, int channels, int kernel, int stride) {
    return overlapped(name, x, channels, kernel, stride, kernels.values(name + ".weight"));
  }

  @Override
  public Value smoothedTransposedConv(String name, Value x, int channels, int kernel, int stride) {
    return overlapped(name, x, channels, kernel, stride, kernels.smoothed(name, kernel));
  }

  private Value overlapped(
      String name, Value x, int channels, int kernel, int stride, float[] weights) {
    Signal y = shapes.transposedConv(name, x.signal(), channels, kernel, stride);
    float[] bias = kernels.values(name + ".bias");
    return convolutions.overlapped(kernels, x, y, weights, bias, kernel, stride);
  }

  @Override
  public Value linear(String name, Value x, int channels) {
    Signal y = shapes.linear(name, x.signal(), channels);
    if (x.signal().bands() > 0) {
      return bands.linear(name, x, y);
    }
    float[] weights = kernels.values(name + ".weight");
    return convolutions.conv(kernels, x, y, weights, kernels.bias(name), 1, 1);
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
    List<String> halves = nodes.split(x.name(), 2, 1);
    String gate = graph.node("Sigmoid", List.of(halves.get(1)));
    return new Value(graph.node("Mul", List.of(halves.get(0), gate)), shapes.glu(x.signal()));
  }

  @Override
  public Value lstm(String name, Value x, int hidden, int layers) {
    return lstm(name, x, null, hidden, layers);
  }

  @Override
  public Value lstmStartingAt(String name, Value x, int first, int hidden, int layers) {
    if (x.signal().stepsPerHop() != 1) {
      throw new IllegalArgumentException(name + ": starts late with one step a hop alone");
    }
    return lstm(name, x, started(x, first), hidden, layers);
  }

  /** With the steps that it hears, a 1 for each; null for all. */
  private Value lstm(String name, Value x, Value heard, int hidden, int layers) {
    Signal y = shapes.lstm(name, x.signal(), hidden, layers);
    long steps = nodes.steps(y);
    int in = x.signal().channels();
    String rows = nodes.layout().toRows(graph, x.name(), in, steps);
    RecurrentCells cells = new RecurrentCells(graph, kernels, memory);
    String open = heard == null ? null : nodes.layout().toRows(graph, heard.name(), 1, steps);
    for (int layer = 0; layer < layers; layer++) {
      int from = layer == 0 ? in : hidden;
      rows =
          nodes.layout() == WaveLayout.CHANNELS_LAST && steps == 1
              ? cells.lstmStep(name + "." + layer, rows, open, from, hidden)
              : cells.lstm(name + "." + layer, rows, open, from, hidden);
    }
    return new Value(nodes.layout().fromRows(graph, rows, hidden, steps), y);
  }

  @Override
  public Value add(Value a, Value b) {
    return new Value(graph.node("Add", List.of(a.name(), b.name())), a.signal());
  }

  @Override
  public Value concat(Value a, Value b) {
    return new Value(
        nodes.concat(1, List.of(a.name(), b.name())), shapes.concat(a.signal(), b.signal()));
  }

  @Override
  public Value multiply(Value a, Value b) {
    return new Value(
        graph.node("Mul", List.of(a.name(), b.name())), shapes.multiply(a.signal(), b.signal()));
  }

  @Override
  public Value exp(Value x) {
    String within = graph.node("Clip", List.of(x.name(), graph.scalar(-12), graph.scalar(12)));
    return new Value(graph.node("Exp", List.of(within)), x.signal());
  }

  @Override
  public Value choose(Value x, Value places) {
    String whole = graph.whole(places.name());
    return new Value(
        graph.node("GatherElements", List.of(x.name(), whole), attribute("axis", 1)),
        shapes.choose(x.signal(), places.signal()));
  }

  @Override
  public Value narrow(Value x, int from, int count) {
    return new Value(
        nodes.slice(x.name(), 1, from, from + count), shapes.narrow(x.signal(), from, count));
  }

  @Override
  public Value overlappedInverseDft(Value spectra, int length) {
    Signal y = shapes.overlappedInverseDft(spectra.signal(), length);
    return convolutions.overlappedSpectra(spectra, y, InverseDft.kernel(length), length / 4);
  }

  @Override
  public Value delay(Value x, int steps) {
    return nodes.delay(x, steps);
  }

  @Override
  public Value startingAt(Value x, int first) {
    Signal y = shapes.startingAt(x.signal(), first);
    if (first == 0) {
      return x;
    }
    int steps = y.stepsPerHop();
    return first % steps == 0
        ? scale(x, started(x, first / steps), 1)
        : scale(x, nodes.started(x, first, steps), 1);
  }

  private Value started(Value x, int hops) {
    return started.computeIfAbsent(hops, late -> nodes.started(x, late, 1));
  }

  @Override
  public Value upsample2(Value x, HalfBand filter) {
    Signal y = shapes.upsample2(x.signal(), filter);
    return convolutions.upsample2(kernels.exact(), x, y, filter);
  }

  @Override
  public Value downsample2(Value x, HalfBand filter) {
    Signal y = shapes.downsample2(x.signal(), filter);
    return convolutions.downsample2(kernels.exact(), x, y, filter);
  }

  @Override
  public Value level(Value x, RunningLevel rule, int blockSteps) {
    Signal y = shapes.level(x.signal(), rule, blockSteps);
    String blocks = nodes.reshape(x.name(), nodes.steps(y), blockSteps);
    String power =
        graph.node(
            "ReduceMean",
            List.of(graph.node("Mul", List.of(blocks, blocks)), graph.longs(1)),
            attribute("keepdims", 1));
    String mean = new RunningAverages(graph, memory).of(power, rule.decay(), nodes.steps(y));
    String floor = graph.number(rule.floor() * rule.floor());
    String level = graph.node("Sqrt", List.of(graph.node("Add", List.of(mean, floor))));
    return nodes.reshaped(level, y);
  }

  @Override
  public Value scale(Value x, Value level, float exponent) {
    String gain =
        exponent == 1
            ? level.name()
            : graph.node("Pow", List.of(level.name(), graph.number(exponent)));
    long blocks = nodes.steps(level.signal());
    int repeat = x.signal().stepsPerHop() / level.signal().stepsPerHop();
    int channels = x.signal().channels();
    int bands = x.signal().bands();
    if (blocks == 1) {
      String scaled = graph.node("Mul", List.of(x.name(), nodes.reshape(gain, 1)));
      return new Value(scaled, x.signal());
    }
    // Blocks of steps get an axis of their own, along which the level is the same.
    boolean last = bands == 0 && nodes.layout() == WaveLayout.CHANNELS_LAST;
    long width = (long) repeat * Math.max(1, bands);
    String parts =
        last
            ? nodes.reshape(x.name(), blocks, width * channels)
            : nodes.reshape(x.name(), channels, blocks, width);
    String scaled = graph.node("Mul", List.of(parts, nodes.reshape(gain, blocks, 1)));
    return nodes.reshaped(scaled, x.signal());
  }

  @Override
  public Value memory(String name, Value x) {
    Signal y = shapes.memory(name, x.signal());
    List<String> halves = nodes.split(x.name(), 2, 1);
    String offset = graph.floats(kernels.values(name + ".offset"), y.channels(), 1, 1);
    String gate = graph.node("Sigmoid", List.of(graph.node("Add", List.of(halves.get(1), offset))));
    RecurrentCells cells = new RecurrentCells(graph, kernels, memory);
    return new Value(cells.gated(gate, halves.get(0), y.channels(), y.bands(), nodes.steps(y)), y);
  }

  @Override
  public Value spectrum(Value x, Framing framing) {
    return spectra.spectrum(x, framing);
  }

  @Override
  public Value waveform(Value spectrum, Framing framing) {
    return spectra.waveform(spectrum, framing);
  }

  @Override
  public Value compress(Value spectrum, float exponent) {
    return spectra.compress(spectrum, exponent);
  }

  @Override
  public Value complexMultiply(Value gain, Value spectrum) {
    return spectra.complexMultiply(gain, spectrum);
  }

  @Override
  public Value bandConv(
      String name, Value x, int channels, int timeKernel, int bandKernel, int bandStride) {
    return bands.bandConv(name, x, channels, timeKernel, bandKernel, bandStride);
  }

  @Override
  public Value bandTransposedConv(
      String name, Value x, int channels, int bandKernel, int bandStride) {
    return bands.bandTransposedConv(name, x, channels, bandKernel, bandStride);
  }

  @Override
  public Value bandLinear(String name, Value x) {
    return bands.bandLinear(name, x);
  }

  @Override
  public Value layerNorm(String name, Value x) {
    return bands.layerNorm(name, x);
  }
}

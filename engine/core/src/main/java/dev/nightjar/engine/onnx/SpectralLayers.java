package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.Signal;
import java.util.List;

/** From signals to short-time spectra and back. */
final class SpectralLayers {

  /** As in the training face. */
  private static final double POWER_FLOOR = 1e-8;

  private final GraphBuilder graph;
  private final Nodes nodes;
  private final WaveConvolutions convolutions;
  private final Blueprint shapes;
  private final WaveLayout layout;

  SpectralLayers(GraphBuilder graph, Nodes nodes, WaveConvolutions convolutions, Blueprint shapes) {
    this.graph = graph;
    this.nodes = nodes;
    this.convolutions = convolutions;
    this.shapes = shapes;
    this.layout = nodes.layout();
  }

  Value spectrum(Value x, Framing framing) {
    Signal y = shapes.spectrum(x.signal(), framing);
    int bands = framing.bands();
    Signal flat = new Signal(2 * bands, 0, y.stepsPerHop());
    Value frames = convolutions.spectra(x, flat, framing.analysis(), framing.hopFrames());
    return bandsOf(frames.name(), y);
  }

  private Value bandsOf(String x, Signal y) {
    long steps = nodes.steps(y);
    String split = x;
    if (steps != 1) {
      boolean first = layout == WaveLayout.CHANNELS_FIRST;
      split =
          first
              ? nodes.reshape(x, y.channels(), y.bands(), steps)
              : nodes.reshape(x, steps, y.channels(), y.bands());
      split =
          graph.node(
              "Transpose",
              List.of(split),
              first ? attribute("perm", 0, 2, 1) : attribute("perm", 1, 0, 2));
    }
    return nodes.reshaped(split, y);
  }

  Value waveform(Value spectrum, Framing framing) {
    Signal y = shapes.waveform(spectrum.signal(), framing);
    int bands = framing.bands();
    long steps = nodes.steps(spectrum.signal());
    Signal flat = new Signal(2 * bands, 0, spectrum.signal().stepsPerHop());
    String wide = spectrum.name();
    if (steps != 1) {
      boolean first = layout == WaveLayout.CHANNELS_FIRST;
      wide = nodes.reshape(wide, 2, steps, bands);
      wide =
          graph.node(
              "Transpose",
              List.of(wide),
              first ? attribute("perm", 0, 2, 1) : attribute("perm", 1, 0, 2));
    }
    return convolutions.overlappedSpectra(
        nodes.reshaped(wide, flat), y, framing.synthesis(), framing.hopFrames());
  }

  Value compress(Value spectrum, float exponent) {
    String squares = graph.node("Mul", List.of(spectrum.name(), spectrum.name()));
    String sum =
        graph.node("ReduceSum", List.of(squares, graph.longs(1)), attribute("keepdims", 1));
    String power = graph.node("Add", List.of(sum, graph.number(POWER_FLOOR)));
    String gain = graph.node("Pow", List.of(power, graph.number((exponent - 1) / 2)));
    String scaled = graph.node("Mul", List.of(spectrum.name(), gain));
    String magnitude = graph.node("Pow", List.of(power, graph.number(exponent / 2)));
    return new Value(
        nodes.concat(1, List.of(scaled, magnitude)), shapes.compress(spectrum.signal(), exponent));
  }

  Value complexMultiply(Value gain, Value spectrum) {
    List<String> g = nodes.split(gain.name(), 2, 1);
    List<String> s = nodes.split(spectrum.name(), 2, 1);
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
    return new Value(nodes.concat(1, List.of(re, im)), spectrum.signal());
  }
}

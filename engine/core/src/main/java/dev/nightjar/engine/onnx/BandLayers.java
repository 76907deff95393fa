package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Signal;
import java.util.List;

/** Layers on signals with bands, {@code [1][channels][steps][bands]}. */
final class BandLayers {

  private final GraphBuilder graph;
  private final Nodes nodes;
  private final Kernels kernels;
  private final Blueprint shapes;

  BandLayers(GraphBuilder graph, Nodes nodes, Kernels kernels, Blueprint shapes) {
    this.graph = graph;
    this.nodes = nodes;
    this.kernels = kernels;
    this.shapes = shapes;
  }

  Value linear(String name, Value x, Signal y) {
    String kernel =
        kernels.kernel(kernels.values(name + ".weight"), y.channels(), x.signal().channels(), 1, 1);
    return new Value(graph.node("Conv", List.of(x.name(), kernel, kernels.bias(name))), y);
  }

  Value bandConv(
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
            List.of(nodes.withPast(x, timeKernel - 1), kernel, kernels.bias(name)),
            attribute("strides", 1, bandStride),
            attribute("pads", 0, pad, 0, pad)),
        y);
  }

  Value bandTransposedConv(String name, Value x, int channels, int bandKernel, int bandStride) {
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

  Value bandLinear(String name, Value x) {
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
                nodes.reshape(x.name(), channels, -1, bands),
                kernels.kernel(transposed, channels, bands, bands)));
    return nodes.reshaped(graph.node("Add", List.of(product, bias)), y);
  }

  Value layerNorm(String name, Value x) {
    int channels = x.signal().channels();
    int bands = x.signal().bands();
    String gain = affine(name + ".gain", channels, bands);
    String offset = affine(name + ".offset", channels, bands);
    boolean one = nodes.steps(x.signal()) == 1;
    String stepsFirst =
        one
            ? nodes.reshape(x.name(), 1, 1, channels, bands)
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
    return nodes.reshaped(y, x.signal());
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
    return kernels.gains(turned, channels, bands);
  }
}

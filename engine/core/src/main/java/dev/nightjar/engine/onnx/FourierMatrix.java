package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import dev.nightjar.engine.network.FourierKernel;
import java.util.List;

/**
 * Kernels of Fourier transforms as nodes that make them from one period of a cosine: stored, they
 * would outweigh a small network. All of it is constant, so that ONNX Runtime computes it once,
 * when it loads the graph.
 */
final class FourierMatrix {

  private final GraphBuilder graph;

  FourierMatrix(GraphBuilder graph) {
    this.graph = graph;
  }

  /** {@code [frames][2 * bins]}: for products of frames. */
  String framesFirst(FourierKernel kernel) {
    return matrix(kernel, 0, 1);
  }

  /** {@code [2 * bins][frames]}: for products of spectra. */
  String binsFirst(FourierKernel kernel) {
    return matrix(kernel, 1, 0);
  }

  private String matrix(FourierKernel kernel, int frameAxis, int binAxis) {
    int first = kernel.firstFrame();
    String frames = along(range(first, first + kernel.frames()), frameAxis);
    String bins = along(range(0, kernel.bins()), binAxis);
    String turns = graph.node("Mul", List.of(frames, bins));
    String phase = graph.node("Mod", List.of(turns, graph.whole(kernel.length())));
    String re = graph.node("Gather", List.of(floats(kernel.cosines()), phase));
    String im = graph.node("Gather", List.of(floats(kernel.negativeSines()), phase));
    String window = along(floats(kernel.frameGains()), frameAxis);
    String weights = along(floats(kernel.binGains()), binAxis);
    String gains = graph.node("Mul", List.of(window, weights));
    return graph.node(
        "Concat",
        List.of(graph.node("Mul", List.of(re, gains)), graph.node("Mul", List.of(im, gains))),
        attribute("axis", binAxis));
  }

  private String range(int from, int to) {
    return graph.node("Range", List.of(graph.whole(from), graph.whole(to), graph.whole(1)));
  }

  /** A vector as a matrix of one row or column. */
  private String along(String vector, int axis) {
    return graph.node("Unsqueeze", List.of(vector, graph.longs(1 - axis)));
  }

  private String floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return graph.floats(floats, values.length);
  }
}

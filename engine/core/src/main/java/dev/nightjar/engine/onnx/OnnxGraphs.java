package dev.nightjar.engine.onnx;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Weights;

/** Makes the ONNX models of a network. [not real-time] */
public final class OnnxGraphs {

  /** Input: samples {@code [1][frames]}, frames a multiple of the hop. */
  public static final String AUDIO = "audio";

  /** Output: samples {@code [1][frames]}. */
  public static final String DENOISED = "denoised";

  /** Input of a streaming graph: {@code [stateSize]}, zeros at first. */
  public static final String STATE = Memory.State.INPUT;

  /** Output of a streaming graph: {@code [stateSize]}. */
  public static final String NEXT_STATE = Memory.State.OUTPUT;

  private OnnxGraphs() {}

  /**
   * A streaming graph.
   *
   * @param model the bytes of an ONNX file
   * @param stateSize floats in its state
   */
  public record Streaming(byte[] model, int stateSize) {}

  /**
   * From a signal of any whole number of hops to another, starting from silence.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public static byte[] offline(Network network, Weights weights) {
    weights.requireFit(network);
    GraphBuilder graph = new GraphBuilder();
    write(graph, network, weights, Form.CONV, Precision.FP32, new Memory.Silence(), -1);
    return graph.model();
  }

  /**
   * From {@code hops} hops and a state to as many and the next state.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public static Streaming streaming(
      Network network, Weights weights, Form form, Precision precision, int hops) {
    weights.requireFit(network);
    GraphBuilder graph = new GraphBuilder();
    Memory.State state = new Memory.State();
    write(graph, network, weights, form, precision, state, hops);
    int size = state.pack(graph);
    return new Streaming(graph.model(), size);
  }

  private static void write(
      GraphBuilder graph,
      Network network,
      Weights weights,
      Form form,
      Precision precision,
      Memory memory,
      int hops) {
    Kernels kernels = new Kernels(graph, weights, precision);
    long frames = hops < 0 ? -1 : (long) network.hopFrames() * hops;
    graph.input(AUDIO, 1, frames);
    graph.output(DENOISED, 1, frames);
    OnnxLayers layers = new OnnxLayers(graph, kernels, memory, Blueprint.empty(), form, hops);
    Value out = network.write(layers, layers.input(AUDIO, network.hopFrames()));
    graph.alias(layers.output(out), DENOISED);
  }
}

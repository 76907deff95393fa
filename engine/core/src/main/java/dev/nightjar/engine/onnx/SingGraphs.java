package dev.nightjar.engine.onnx;

import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.SequenceNetwork;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import java.util.Arrays;
import java.util.List;

/** Makes the ONNX model that plays SING's notes. [not real-time] */
public final class SingGraphs {

  /** Input: what the look-up tables say, {@code [notes][steps][conditionSize]}. */
  public static final String CONDITIONS = "conditions";

  /** Input of {@link #player}: {@code [1]}, how many of the last steps are heard, at least 1. */
  public static final String HEARD = "heard";

  /** Output: {@code [notes][steps * stride]}, of the steps that are heard. */
  public static final String SOUND = "sound";

  /** Input: {@code [notes][stateSize]}, zeros at first. */
  public static final String STATE = "state";

  /** Output: {@code [notes][stateSize]}. */
  public static final String NEXT_STATE = "next_state";

  /** A column of zeros has a range too. */
  private static final float SMALLEST_PEAK = 1e-6f;

  private static final long NOTES = -1;
  private static final long STEPS = -2;
  private static final long FRAMES = -3;

  private SingGraphs() {}

  /**
   * From conditions and states to sound and the next states, for any number of notes and steps.
   *
   * @throws IllegalArgumentException if the weights have too few of the network's
   */
  public static OnnxGraphs.Streaming synthesizer(Sing sing, Weights weights, Precision precision) {
    return graph(sing, weights, precision, null);
  }

  /**
   * As {@link #synthesizer}, but of the last steps alone, as many as {@link #HEARD} says, is sound
   * made. So catching up with the silence before a note takes little more than the LSTM. What is
   * heard next is right if at least the last {@code kernel / stride - 1} steps were heard.
   *
   * @throws IllegalArgumentException if the weights have too few of the network's
   */
  public static OnnxGraphs.Streaming player(Sing sing, Weights weights, Precision precision) {
    return graph(sing, weights, precision, HEARD);
  }

  private static OnnxGraphs.Streaming graph(
      Sing sing, Weights weights, Precision precision, String heard) {
    GraphBuilder graph = new GraphBuilder();
    Kernels kernels = new Kernels(graph, weights, precision);
    StreamsMemory memory = new StreamsMemory(graph);
    SequenceNetwork network = sing.synthesizer();
    graph.input(CONDITIONS, NOTES, STEPS, sing.conditionSize());
    if (heard != null) {
      graph.count(heard);
    }
    graph.output(SOUND, NOTES, FRAMES);
    Value sound =
        network.write(
            new StreamsLayers(graph, kernels, memory, heard, peaks(sing, weights)),
            new Value(CONDITIONS, network.input()));
    graph.alias(graph.node("Reshape", List.of(sound.name(), graph.longs(0, -1))), SOUND);
    int stateSize = memory.pack(STATE, NEXT_STATE, NOTES);
    return new OnnxGraphs.Streaming(graph.model(), stateSize);
  }

  /** What each column of the tables stays within, and so all that lies between their entries. */
  private static float[] peaks(Sing sing, Weights weights) {
    float[] peaks = new float[sing.embeddingSize()];
    Arrays.fill(peaks, SMALLEST_PEAK);
    int first = 0;
    for (Parameter table : sing.tables()) {
      float[] values = weights.get(table.name()).values();
      int columns = values.length / table.shape().sizes()[0];
      for (int i = 0; i < values.length; i++) {
        int column = first + i % columns;
        peaks[column] = Math.max(peaks[column], Math.abs(values[i]));
      }
      first += columns;
    }
    return peaks;
  }
}

package dev.nightjar.engine.onnx;

import static dev.nightjar.engine.onnx.GraphBuilder.attribute;

import java.util.ArrayList;
import java.util.List;

/** What many streams remember: one row of a tensor for each. */
final class StreamsMemory {

  private final GraphBuilder graph;
  private final List<long[]> shapes = new ArrayList<>();
  private final List<String> recalled = new ArrayList<>();
  private final List<String> remembered = new ArrayList<>();

  StreamsMemory(GraphBuilder graph) {
    this.graph = graph;
  }

  /** What each stream remembered at the end of the last call, {@code [streams][shape]}. */
  String recall(long... shape) {
    long[] withStreams = new long[shape.length + 1];
    // A size of 0 is what it was before.
    System.arraycopy(shape, 0, withStreams, 1, shape.length);
    shapes.add(withStreams);
    String value = "state_" + recalled.size();
    recalled.add(value);
    return value;
  }

  /** Remembers a value for the next call; in the order of the recalls. */
  void remember(String value) {
    remembered.add(value);
  }

  /** Adds input and output and what unpacks and packs them; returns the floats of a stream. */
  int pack(String input, String output, long streams) {
    long[] sizes = shapes.stream().mapToLong(StreamsMemory::count).toArray();
    int total = (int) java.util.Arrays.stream(sizes).sum();
    graph.input(input, streams, total);
    graph.output(output, streams, total);
    graph.atFront(() -> unpack(input, sizes));
    List<String> flat =
        remembered.stream()
            .map(value -> graph.node("Reshape", List.of(value, graph.longs(0, -1))))
            .toList();
    graph.alias(graph.node("Concat", flat, attribute("axis", 1)), output);
    return total;
  }

  private void unpack(String input, long[] sizes) {
    List<String> parts =
        graph.nodes(
            "", "Split", List.of(input, graph.longs(sizes)), sizes.length, attribute("axis", 1));
    for (int i = 0; i < sizes.length; i++) {
      String part = graph.node("Reshape", List.of(parts.get(i), graph.longs(shapes.get(i))));
      graph.alias(part, recalled.get(i));
    }
  }

  private static long count(long... withStreams) {
    long count = 1;
    for (int i = 1; i < withStreams.length; i++) {
      count *= withStreams[i];
    }
    return count;
  }
}

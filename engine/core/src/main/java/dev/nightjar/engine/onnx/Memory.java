package dev.nightjar.engine.onnx;

import java.util.ArrayList;
import java.util.List;

/** What a graph knows of the time before its input: silence, or a state that is handed on. */
interface Memory {

  /** What was remembered at the end of the last call; zeros at first. */
  String recall(GraphBuilder graph, long... shape);

  /** Remembers a value for the next call; in the order of the recalls. */
  void remember(String value);

  /** Before the input there is silence. */
  final class Silence implements Memory {
    @Override
    public String recall(GraphBuilder graph, long... shape) {
      return graph.floats(new float[(int) count(shape)], shape);
    }

    @Override
    public void remember(String value) {}
  }

  /** One packed tensor goes in, the next one comes out. */
  final class State implements Memory {
    static final String INPUT = "state";
    static final String OUTPUT = "next_state";

    private final List<long[]> shapes = new ArrayList<>();
    private final List<String> recalled = new ArrayList<>();
    private final List<String> remembered = new ArrayList<>();

    @Override
    public String recall(GraphBuilder graph, long... shape) {
      shapes.add(shape);
      String value = "state_" + recalled.size();
      recalled.add(value);
      return value;
    }

    @Override
    public void remember(String value) {
      remembered.add(value);
    }

    /** Adds input and output and what unpacks and packs them; returns the number of floats. */
    int pack(GraphBuilder graph) {
      long[] sizes = shapes.stream().mapToLong(Memory::count).toArray();
      int total = (int) java.util.Arrays.stream(sizes).sum();
      graph.input(INPUT, total);
      graph.output(OUTPUT, total);
      graph.atFront(() -> unpack(graph, sizes));
      List<String> flat =
          remembered.stream()
              .map(value -> graph.node("Reshape", List.of(value, graph.longs(-1))))
              .toList();
      graph.alias(graph.node("Concat", flat, GraphBuilder.attribute("axis", 0)), OUTPUT);
      return total;
    }

    private void unpack(GraphBuilder graph, long[] sizes) {
      List<String> parts =
          graph.nodes(
              "",
              "Split",
              List.of(INPUT, graph.longs(sizes)),
              sizes.length,
              GraphBuilder.attribute("axis", 0));
      for (int i = 0; i < sizes.length; i++) {
        String part = graph.node("Reshape", List.of(parts.get(i), graph.longs(shapes.get(i))));
        graph.alias(part, recalled.get(i));
      }
    }
  }

  private static long count(long... shape) {
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    return count;
  }
}

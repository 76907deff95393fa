package dev.nightjar.engine.onnx;

import dev.nightjar.engine.network.RunningLevel;
import java.util.List;

/** The exponential average of {@link RunningLevel}, whose weights sum to 1 from the start on. */
final class RunningAverages {

  private final GraphBuilder graph;
  private final Memory memory;

  RunningAverages(GraphBuilder graph, Memory memory) {
    this.graph = graph;
    this.memory = memory;
  }

  /** From powers {@code [blocks][1]} to their averages so far. */
  String of(String power, double decay, long blocks) {
    String shape = graph.node("Shape", List.of(power));
    String ones = graph.node("Expand", List.of(graph.number(1), shape));
    String sum = decayed(power, ones, decay, blocks);
    String weight = decayed(ones, ones, decay, blocks);
    return graph.node("Div", List.of(sum, weight));
  }

  private String decayed(String x, String ones, double decay, long blocks) {
    String kept = graph.node("Mul", List.of(ones, graph.number(decay)));
    String fresh = graph.node("Mul", List.of(x, graph.number(1 - decay)));
    if (blocks == 1) {
      String state = memory.recall(graph, 1, 1);
      String next = graph.node("Add", List.of(graph.node("Mul", List.of(kept, state)), fresh));
      memory.remember(next);
      return next;
    }
    String state = memory.recall(graph, 1);
    List<String> out = RecurrentCells.scan(graph, state, List.of(kept, fresh), 0, 1);
    memory.remember(out.get(0));
    return out.get(1);
  }
}

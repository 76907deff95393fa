package dev.nightjar.plugin.command;

import dev.nightjar.plugin.bench.BridgeBench;
import dev.nightjar.plugin.bench.BridgeCost;
import dev.nightjar.plugin.bench.BridgeTable;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the way from a DAW to the engine. */
@Command(
    name = "plugin",
    description = {
      "Measure what the way from a DAW to the engine and back costs, beside queues under locks.",
      "Best on an otherwise idle machine. Nothing that is installed is touched."
    },
    sortOptions = false)
final class PluginBenchCommand implements Callable<Integer> {
  private static final int MOST_BLOCKS = 7;
  private static final int MOST_FRAMES = 8192;
  private static final double MOST_SECONDS = 86_400;

  @Spec private CommandSpec spec;

  @Option(
      names = "--plugin",
      paramLabel = "ID",
      defaultValue = BridgeBench.USUAL_PLUGIN,
      description =
          "What is played: dev.nightjar.denoiser, dev.nightjar.sing or ${DEFAULT-VALUE} (default),"
              + " which costs next to nothing and so shows the way alone.")
  private String plugin;

  @Option(
      names = "--blocks",
      split = ",",
      paramLabel = "FRAMES",
      defaultValue = "64,128,256",
      description = "Sizes of blocks (default: ${DEFAULT-VALUE}).")
  private List<Integer> blocks;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "How long each of them is played (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--realtime", description = "Ask for a real-time thread, as DAWs have.")
  private boolean realtime;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    require(seconds > 0 && seconds <= MOST_SECONDS, "--seconds must be above 0, to 86400");
    require(
        blocks.size() <= MOST_BLOCKS
            && blocks.stream().allMatch(frames -> frames >= 1 && frames <= MOST_FRAMES),
        "--blocks takes one to seven sizes of 1 to 8192 frames");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--plugin",
                plugin,
                "--seconds",
                Double.toString(seconds),
                "--blocks",
                blocks.stream().map(String::valueOf).collect(Collectors.joining(","))));
    if (realtime) {
      arguments.add("--realtime");
    }
    Console console = Console.of(spec.commandLine());
    BridgeCost cost = new BridgeBench(RunningProgram.jar(), arguments).run();
    if (json) {
      Json.print(console, cost);
    } else {
      BridgeTable.lines(cost).forEach(console.out()::println);
      console.out().flush();
    }
    return 0;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise + ".");
    }
  }
}

package dev.nightjar.engine.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks, with JMH's own command line, and prints what each does beside its peer in
 * the same run.
 */
public final class BenchMain {

  private BenchMain() {}

  /** Takes JMH's arguments; without any, a run of a few minutes. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    ChainedOptionsBuilder options = new OptionsBuilder().parent(new CommandLineOptions(arguments));
    if (arguments.length == 0) {
      options
          .forks(1)
          .warmupIterations(2)
          .warmupTime(TimeValue.seconds(1))
          .measurementIterations(5)
          .measurementTime(TimeValue.seconds(1))
          .verbosity(VerboseMode.SILENT);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %-24s %12.1f %s%n",
          name(result),
          parameters(result),
          score(result),
          result.getPrimaryResult().getScoreUnit());
    }
    for (RunResult result : results) {
      printRatio(result, results);
    }
  }

  /** A parameter of benchmarks, and the value of it that others are compared with. */
  private record Comparison(String parameter, String with) {}

  private static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison("peer", Peer.FRAME_RING.name()),
          new Comparison("optimizer", OptimizerCost.PEER),
          new Comparison("method", SparseSpeed.PEER),
          new Comparison("threads", SparseThreads.ONE),
          new Comparison("threads", SparseThreads.CEILING));

  /** One result against another of the same benchmark and other parameters. */
  private static void printRatio(RunResult result, Collection<RunResult> results) {
    for (Comparison comparison : COMPARISONS) {
      String own = result.getParams().getParam(comparison.parameter());
      if (own == null || own.equals(comparison.with())) {
        continue;
      }
      String wanted = parameters(result).replace(own + " ", comparison.with() + " ");
      for (RunResult other : results) {
        if (name(other).equals(name(result)) && parameters(other).equals(wanted)) {
          boolean isTime = result.getPrimaryResult().getScoreUnit().endsWith("/op");
          System.out.printf(
              Locale.ROOT,
              "%s %s: %.2f times the %s of %s%n",
              name(result),
              parameters(result).strip(),
              score(result) / score(other),
              isTime ? "time" : "speed",
              comparison.with());
        }
      }
    }
  }

  private static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    return full.substring(BenchMain.class.getPackageName().length() + 1);
  }

  private static String parameters(RunResult result) {
    StringBuilder text = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      text.append(result.getParams().getParam(key)).append(' ');
    }
    return text.toString();
  }

  /** Of two threads one counts: who receives, and who waits for the answer. */
  private static double score(RunResult result) {
    for (String side : new String[] {"consumer", "ping"}) {
      if (result.getSecondaryResults().containsKey(side)) {
        return result.getSecondaryResults().get(side).getScore();
      }
    }
    return result.getPrimaryResult().getScore();
  }
}

package dev.nightjar.plugin.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Costs for a person to read, each row as soon as it is known. */
public final class CostTable {
  private static final List<String> LEGEND =
      List.of(
          "Times in ms a hop. real-time: hop / median. per 16ms: median for 16 ms of sound.",
          "p99/hop: paced p99 against its limit, the hop. bound: reading the weights once from"
              + " memory.",
          "x bound: median / bound. vs fp32: how much faster than the same model in fp32.");

  private final PrintWriter print;

  /** [any thread] Writes the machine and the headings. */
  public CostTable(PrintWriter print, Machine machine) {
    this.print = print;
    print.println(machine.line());
    LEGEND.forEach(print::println);
    cells(
        "", "", "hop", "back", "to back", "", "paced", "", "", "", "", "", "", "alloc", "weights",
        "", "", "int8");
    cells(
        "model",
        "",
        "ms",
        "median",
        "p99",
        "max",
        "median",
        "p99",
        "max",
        "late",
        "real-time",
        "per 16ms",
        "p99/hop",
        "B/hop",
        "MB",
        "bound",
        "x bound",
        "vs fp32");
    print.flush();
  }

  /** [any thread] Writes one row. */
  public void add(DenoiseCost cost) {
    Spread backToBack = cost.timing().backToBack();
    Spread paced = cost.timing().paced();
    cells(
        cost.model(),
        cost.precision(),
        decimals(2, cost.hopMs()),
        decimals(3, backToBack.medianMs()),
        decimals(3, backToBack.p99Ms()),
        decimals(3, backToBack.maxMs()),
        decimals(3, paced.medianMs()),
        decimals(3, paced.p99Ms()),
        decimals(3, paced.maxMs()),
        String.valueOf(cost.timing().lateHops()),
        decimals(2, cost.realTimeFactor()),
        decimals(3, cost.medianMsPer16Ms()),
        decimals(3, cost.pacedP99ShareOfHop()),
        decimals(0, cost.timing().allocatedBytesPerHop()),
        decimals(2, cost.weightBytes() / 1e6),
        decimals(3, cost.weightBoundMs()),
        decimals(2, cost.timesWeightBound()),
        cost.timesFasterThanFp32() == null ? "-" : decimals(2, cost.timesFasterThanFp32()));
    print.flush();
  }

  private void cells(Object... cells) {
    print.printf(
        Locale.ROOT,
        "%-18s %-5s %7s | %8s %8s %8s | %8s %8s %8s %5s"
            + " | %9s %8s %8s | %6s | %8s %8s %8s | %7s%n",
        cells);
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}

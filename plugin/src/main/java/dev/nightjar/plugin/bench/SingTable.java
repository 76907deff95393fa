package dev.nightjar.plugin.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Costs of instruments for a person to read. */
public final class SingTable {

  /** What the thesis reports for its own size on a processor (section 1.2.2). */
  private static final double THESIS_TIMES_REAL_TIME = 12;

  private final PrintWriter print;

  /** [any thread] Writes the machine and what the columns are. */
  public SingTable(PrintWriter print, Machine machine) {
    this.print = print;
    print.println(machine.line());
    print.println("Seconds of sound in a second, for so many notes and steps of 16 ms in a call;");
    print.println("vs thesis: the best of them against 12, which the thesis reports of its size.");
    print.flush();
  }

  /** [any thread] Writes what a model costs. */
  public void add(SingCost cost) {
    print.printf(
        Locale.ROOT,
        "%n%s %s: %.1f MB, %d thread%s%n",
        cost.model(),
        cost.precision(),
        cost.graphMegabytes(),
        cost.threads(),
        cost.threads() == 1 ? "" : "s");
    double best = 0;
    for (SingCost.Rate rate : cost.rates()) {
      print.printf(
          Locale.ROOT,
          "  %2d notes x %2d steps  %8.1f%n",
          rate.notes(),
          rate.steps(),
          rate.timesRealTime());
      best = Math.max(best, rate.timesRealTime());
    }
    print.printf(Locale.ROOT, "  vs thesis           %8.1f%n", best / THESIS_TIMES_REAL_TIME);
    add("note-on to sound ", cost.noteOn());
    add("  when prepared  ", cost.preparedNoteOn());
    if (cost.liveVoices() + cost.cachedVoices() > 0) {
      print.printf(
          Locale.ROOT,
          "  new voices never late %6d%n  cached voices       %8d%n",
          cost.liveVoices(),
          cost.cachedVoices());
    }
    print.flush();
  }

  private void add(String what, Spread took) {
    print.printf(
        Locale.ROOT,
        "  %s   %8.2f ms median, %.2f p99, %.2f max%n",
        what,
        took.medianMs(),
        took.p99Ms(),
        took.maxMs());
  }
}

package dev.nightjar.plugin.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Costs of instruments for a person to read. */
public final class SingTable {

  /** What the thesis reports for its own size on a processor (section 1.2.2). */
  private static final double THESIS_TIMES_REAL_TIME = 12;

  private static final double MOST_FIRST_SOUND_MS = 10;
  private static final int LEAST_NEW_VOICES = 32;
  private static final int LEAST_CACHED_VOICES = 256;

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
    cost.newNotes().forEach(this::add);
    if (cost.cachedVoices() > 0) {
      print.printf(
          Locale.ROOT,
          "  cached voices       %8d of at least %d%n",
          cost.cachedVoices(),
          LEAST_CACHED_VOICES);
    }
    print.flush();
  }

  private void add(NewNotes notes) {
    print.printf(
        Locale.ROOT,
        "  new notes by %s, %d frames at %d Hz; to sound within %.0f ms:%n",
        notes.path() == PacedSynth.Path.JACK ? "JACK" : "Java Sound",
        PacedSynth.BLOCK_FRAMES,
        PacedSynth.RATE_HZ,
        MOST_FIRST_SOUND_MS);
    notes.chords().forEach(row -> add("chords of " + row.notes(), row));
    notes.streams().forEach(row -> add(row.notes() + " a second, 32 sounding", row));
    print.printf(
        Locale.ROOT,
        "    two in each block        %d never late, of at least %d%n",
        notes.burst(),
        LEAST_NEW_VOICES);
  }

  private void add(String what, NewNotes.Row row) {
    print.printf(
        Locale.ROOT,
        "    %-24s %5.1f ms, %d of %d late, %d blocks over their time%n",
        what,
        row.firstSoundMs(),
        row.late(),
        row.played(),
        row.overruns());
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

package dev.nightjar.plugin.terminal;

/** How far a long task is, shown as it fits the reader. [any thread] */
public interface Progress extends AutoCloseable {
  /**
   * Begins to show a task.
   *
   * @param task a few words, e.g. the file's name
   * @param totalUnits how much there is to do; -1 when unknown
   * @param unit what is counted, e.g. "s"
   */
  static Progress begin(Console console, String task, long totalUnits, String unit) {
    return console.interactive()
        ? new ProgressOnTerminal(console, task, totalUnits, unit)
        : new ProgressInLines(console, task, totalUnits, unit, System::nanoTime);
  }

  /** So many units are done by now. */
  void reach(long units);

  /** The task ends, done or not. */
  @Override
  void close();
}

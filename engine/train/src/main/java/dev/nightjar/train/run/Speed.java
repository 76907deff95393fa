package dev.nightjar.train.run;

import java.time.Duration;
import java.util.Locale;

/** How fast steps are, from one line of progress to the next; what lies between them left out. */
public final class Speed {

  private long steps;
  private long ns;
  private long sinceNs = System.nanoTime();

  /** A step begins, after something that was none. */
  public void resume() {
    sinceNs = System.nanoTime();
  }

  /** A step is done. */
  public void step() {
    long now = System.nanoTime();
    ns += now - sinceNs;
    sinceNs = now;
    steps++;
  }

  /**
   * What a line says, as {@code 11.0 audio-s/s, 7 h 08 min left}, and begins anew.
   *
   * @param perStep how much of {@code unit} a step is
   * @param stepsLeft until the end
   */
  public String report(double perStep, String unit, long stepsLeft) {
    double stepsPerSecond = steps / Math.max(1e-9, ns * 1e-9);
    Duration left = Duration.ofSeconds((long) (stepsLeft / Math.max(1e-9, stepsPerSecond)));
    steps = 0;
    ns = 0;
    return String.format(
        Locale.ROOT,
        "%.1f %s, %d h %02d min left",
        stepsPerSecond * perStep,
        unit,
        left.toHours(),
        left.toMinutesPart());
  }
}

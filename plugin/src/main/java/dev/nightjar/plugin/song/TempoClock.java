package dev.nightjar.plugin.song;

/** Turns ticks into seconds while the tempo changes; ticks come in order. */
final class TempoClock {
  /** 120 a minute, until a file says otherwise. */
  private static final int FIRST_QUARTER_MICROSECONDS = 500_000;

  private final Division division;
  private double tickSeconds;
  private long sinceTick;
  private double sinceSeconds;

  TempoClock(Division division) {
    this.division = division;
    tickSeconds = division.tickSeconds(FIRST_QUARTER_MICROSECONDS);
  }

  double seconds(long tick) {
    return sinceSeconds + (tick - sinceTick) * tickSeconds;
  }

  void tempo(long tick, int quarterMicroseconds) {
    sinceSeconds = seconds(tick);
    sinceTick = tick;
    tickSeconds = division.tickSeconds(quarterMicroseconds);
  }
}

package dev.nightjar.plugin.live;

import java.util.Locale;

/**
 * How a live session does at the moment.
 *
 * @param inputDb RMS in dBFS; negative infinity for silence
 * @param outputDb RMS in dBFS
 * @param reductionDb how much quieter the effect makes it, in dB
 * @param latencyMs from the input's driver to the output's, all that is known
 * @param load of the engine, as a fraction of real time
 * @param dropouts late events, underruns, overruns and blocks left out so far
 * @param bypass whether the input passes as it is
 */
record LiveStatus(
    double inputDb,
    double outputDb,
    double reductionDb,
    double latencyMs,
    double load,
    long dropouts,
    boolean bypass) {
  private static final double SILENCE_DB = -99.9;

  /** On one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "in %6.1f dB  out %6.1f dB  reduction %4.1f dB  latency %5.1f ms  load %3.0f%%  dropouts %d%s",
        Math.max(SILENCE_DB, inputDb),
        Math.max(SILENCE_DB, outputDb),
        reductionDb,
        latencyMs,
        100 * load,
        dropouts,
        bypass ? "  BYPASS" : "");
  }
}

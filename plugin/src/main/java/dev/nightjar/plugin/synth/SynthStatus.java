package dev.nightjar.plugin.synth;

import java.util.Locale;

/**
 * How a session does at the moment.
 *
 * @param load of the engine, as a fraction of real time
 * @param underruns how often sound was missing so far
 * @param lateNotes notes that began late or broke off so far
 * @param failedNotes notes that could not be rendered so far
 * @param missingPrograms programs asked for that can't be played so far
 * @param lastNotes the last few, as "C4 E4 G4"
 */
record SynthStatus(
    int voices,
    double load,
    SynthLatency latency,
    long underruns,
    long lateNotes,
    long failedNotes,
    long missingPrograms,
    String lastNotes) {

  /** On one line. */
  String line() {
    return String.format(
            Locale.ROOT,
            "voices %3d  load %3.0f%%  latency %5.1f ms (%.0f frames)  underruns %d  late notes %d%s%s  %s",
            voices,
            100 * load,
            latency.totalMs(),
            latency.totalFrames(),
            underruns,
            lateNotes,
            failedNotes == 0 ? "" : "  failed notes " + failedNotes,
            missingPrograms == 0 ? "" : "  missing programs " + missingPrograms,
            lastNotes)
        .stripTrailing();
  }
}

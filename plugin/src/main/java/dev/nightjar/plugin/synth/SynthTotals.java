package dev.nightjar.plugin.synth;

import java.util.List;

/** Adds up what a session's outputs and engines were like. Used by one thread. */
final class SynthTotals {
  private long frames;
  private long underruns;
  private long lateFrames;
  private long lateGaps;
  private long notes;
  private long lateNotes;
  private long failedNotes;
  private long missingPrograms;
  private int mostVoices;
  private int outputs;
  private int failures;
  private double loadSum;
  private double loadMax;
  private long loads;

  /** Takes a reading of the load. */
  void sample(double load) {
    loadSum += load;
    loadMax = Math.max(loadMax, load);
    loads++;
  }

  /** Takes an output that has ended. */
  void add(Backend backend) {
    frames += backend.output().frames();
    underruns += backend.output().underruns();
    outputs++;
  }

  /** Takes an engine that has ended. */
  void add(SynthEngine engine, NoteLog log) {
    lateFrames += engine.late().frames();
    lateGaps += engine.late().gaps();
    notes += log.notes();
    lateNotes += log.lateNotes();
    failedNotes += log.failures();
    missingPrograms += log.missingPrograms();
    mostVoices = Math.max(mostVoices, log.mostVoices());
    failures += engine.failure() == null ? 0 : 1;
  }

  /** How often sound was missing, those at hand included. */
  long underruns(Backend backend, SynthEngine engine) {
    return underruns + lateGaps + backend.output().underruns() + engine.late().gaps();
  }

  /** Late notes, the instrument at hand included. */
  long lateNotes(NoteLog log) {
    return lateNotes + log.lateNotes();
  }

  /** Notes that could not be rendered, the instrument at hand included. */
  long failedNotes(NoteLog log) {
    return failedNotes + log.failures();
  }

  /** Programs that can't be played, those asked of the instrument at hand included. */
  long missingPrograms(NoteLog log) {
    return missingPrograms + log.missingPrograms();
  }

  SynthReport report(
      String output,
      int sampleRateHz,
      int blockFrames,
      List<String> inputs,
      SynthLatency latency,
      long dropped) {
    return new SynthReport(
        output,
        sampleRateHz,
        blockFrames,
        inputs,
        latency,
        frames,
        notes,
        mostVoices,
        lateNotes,
        failedNotes,
        missingPrograms,
        dropped,
        lateFrames,
        lateGaps,
        underruns,
        outputs - 1,
        failures,
        loads == 0 ? 0 : loadSum / loads,
        loadMax);
  }
}

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

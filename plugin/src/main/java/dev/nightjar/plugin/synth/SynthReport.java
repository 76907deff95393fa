package dev.nightjar.plugin.synth;

import java.util.List;

/**
 * What a session was like, for a script. Counts add up over reconnections.
 *
 * @param output the last output's name
 * @param blockFrames frames at once
 * @param midiInputs those open at the end
 * @param frames frames played
 * @param notes notes begun
 * @param mostVoices the most that sounded at once
 * @param lateNotes notes that the instrument did not render in time
 * @param failedNotes notes that the instrument could not render
 * @param missingPrograms programs asked for that can't be played, so that a channel kept its own
 * @param droppedEvents messages that found no room
 * @param lateFrames frames that were silent because the engine was late
 * @param lateGaps how often that began
 * @param outputUnderruns how often the output ran empty
 * @param reconnections how often the output vanished
 * @param engineFailures how often the instrument failed
 * @param loadMean of the engine, as a fraction of real time
 * @param loadMax the highest mean over about a second
 */
public record SynthReport(
    String output,
    int sampleRateHz,
    int blockFrames,
    List<String> midiInputs,
    SynthLatency latency,
    long frames,
    long notes,
    int mostVoices,
    long lateNotes,
    long failedNotes,
    long missingPrograms,
    long droppedEvents,
    long lateFrames,
    long lateGaps,
    long outputUnderruns,
    int reconnections,
    int engineFailures,
    double loadMean,
    double loadMax) {}

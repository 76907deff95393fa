package dev.nightjar.engine.instrument;

/**
 * How a synth does.
 *
 * @param voices voices sounding
 * @param lateNotes notes that began late or broke off because they weren't rendered in time
 * @param latestNoteFrames frames by which the latest of those that began late did so
 * @param lateReleases notes whose release part wasn't rendered when they were let go
 * @param lateMorphs notes that followed the morph controller late
 * @param stolenVoices notes that ended early to make room
 * @param droppedNotes notes that found no room
 * @param brokenNotes notes that the renderer failed at
 * @param missingPrograms programs asked for that can't be played, so that a channel kept its own
 * @param hastyMessages messages that took effect early because too many were waiting
 * @param cache how the note cache does
 */
public record SynthStatistics(
    int voices,
    long lateNotes,
    long latestNoteFrames,
    long lateReleases,
    long lateMorphs,
    long stolenVoices,
    long droppedNotes,
    long brokenNotes,
    long missingPrograms,
    long hastyMessages,
    CacheStatistics cache) {}

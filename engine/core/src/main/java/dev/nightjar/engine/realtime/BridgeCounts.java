package dev.nightjar.engine.realtime;

/**
 * What a {@link RealtimeBridge} has counted so far.
 *
 * @param lateFrames frames that came out dry because the engine had not finished them
 * @param lateEvents how often a run of late frames began
 * @param jumps how often the engine was so far behind that it left frames out
 * @param failures how often the processor failed
 * @param repairedSamples how often a NaN, infinite or denormal sample was turned into 0: twice for
 *     one of the input that is also heard dry, since both ways mend it
 * @param load time the processor takes, as a fraction of real time: the mean over about a second
 */
public record BridgeCounts(
    long lateFrames,
    long lateEvents,
    long jumps,
    long failures,
    long repairedSamples,
    double load) {}

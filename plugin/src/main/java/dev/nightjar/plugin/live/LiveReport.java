package dev.nightjar.plugin.live;

/**
 * What a live session was like, for a script. Frames and counts add up over reconnections; rate,
 * buffers and latency are the last connection's.
 *
 * @param input the device's name
 * @param output the device's name
 * @param blockFrames frames at once
 * @param frames frames processed
 * @param latency where time goes
 * @param lateFrames frames that passed dry because the engine was late
 * @param lateEvents how often that began
 * @param engineJumps how often the engine left frames out to catch up
 * @param engineFailures how often the effect failed
 * @param inputOverruns how often the input's buffer was full
 * @param outputUnderruns how often the output ran empty
 * @param leftOutBlocks blocks left out to get back to the latency of the start
 * @param reconnections how often a device vanished
 * @param loadMean of the engine, as a fraction of real time
 * @param loadMax the highest mean over about a second
 * @param inputRmsDb mean in dBFS; null for silence
 * @param outputRmsDb mean in dBFS; null for silence
 */
public record LiveReport(
    String input,
    String output,
    int sampleRateHz,
    int channels,
    int blockFrames,
    int buffers,
    long frames,
    LatencyReport latency,
    long lateFrames,
    long lateEvents,
    long engineJumps,
    long engineFailures,
    long inputOverruns,
    long outputUnderruns,
    long leftOutBlocks,
    int reconnections,
    double loadMean,
    double loadMax,
    Double inputRmsDb,
    Double outputRmsDb) {}

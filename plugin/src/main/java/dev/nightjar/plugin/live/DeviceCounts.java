package dev.nightjar.plugin.live;

/**
 * What the audio thread has seen of the devices so far.
 *
 * @param frames frames read, processed and written
 * @param inputOverruns how often the input's buffer was full, so that input may be lost
 * @param outputUnderruns how often the output had run empty
 * @param leftOutBlocks blocks left out to get back to the latency of the start
 * @param meanInputFrames how long a frame waited in the input's buffer, its own block included
 * @param meanOutputFrames how long a frame waited in the output's buffer
 */
record DeviceCounts(
    long frames,
    long inputOverruns,
    long outputUnderruns,
    long leftOutBlocks,
    double meanInputFrames,
    double meanOutputFrames) {}

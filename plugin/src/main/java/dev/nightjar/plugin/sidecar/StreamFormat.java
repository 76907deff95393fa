package dev.nightjar.plugin.sidecar;

/**
 * What an instance brings and wants.
 *
 * @param sampleRateHz 8,000 to 192,000
 * @param inputChannels 0 to 2
 * @param outputChannels 1 to 2
 * @param maxBlockFrames the most frames of one call, at least 1
 * @param latencyFrames what the host was told, the way there and back included
 */
public record StreamFormat(
    int sampleRateHz,
    int inputChannels,
    int outputChannels,
    int maxBlockFrames,
    int latencyFrames) {}

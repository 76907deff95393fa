package dev.nightjar.plugin.synth;

/**
 * Where the time between a key and its sound goes.
 *
 * @param transportFrames from the message to the block that carries its effect; always the same
 * @param instrumentFrames the instrument's own; always the same
 * @param deviceFrames the mean wait in the output's buffer, as far as it tells; drivers and sound
 *     servers may add to it
 * @param totalFrames everything that is known
 * @param totalMs the same in milliseconds
 */
public record SynthLatency(
    int transportFrames,
    int instrumentFrames,
    double deviceFrames,
    double totalFrames,
    double totalMs) {

  static SynthLatency of(
      int transportFrames, int instrumentFrames, double deviceFrames, int sampleRateHz) {
    double total = transportFrames + instrumentFrames + deviceFrames;
    return new SynthLatency(
        transportFrames, instrumentFrames, deviceFrames, total, 1000 * total / sampleRateHz);
  }
}

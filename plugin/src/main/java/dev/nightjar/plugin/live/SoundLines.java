package dev.nightjar.plugin.live;

import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * An input and an output, open at the same rate.
 *
 * @param input open, not started
 * @param output open, not started
 * @param inputName for messages
 * @param outputName for messages
 */
record SoundLines(
    TargetDataLine input, SourceDataLine output, String inputName, String outputName) {

  int sampleRateHz() {
    return Math.round(input.getFormat().getSampleRate());
  }

  /** Ends both; what they were doing returns. [not real-time] */
  void close() {
    input.stop();
    output.stop();
    input.close();
    output.close();
  }
}

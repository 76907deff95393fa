package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.StreamProcessor;
import java.io.IOException;

/** What a live session does to the sound. */
public interface LiveEffect {
  /**
   * Makes the processor for a stream. Called again when devices come back; the one before is closed
   * then. [not real-time]
   */
  StreamProcessor open(int channels, int sampleRateHz, int maxBlockFrames) throws IOException;

  /** Passes the input, equally late, or no longer. [any thread] */
  void bypass(boolean on);

  /** Where it computes since it was opened last, as in "runs on the CPU". [not real-time] */
  String place();

  /** How much quieter the sound is than it came in, in dB; 0 or more. [any thread] */
  double reductionDb();
}

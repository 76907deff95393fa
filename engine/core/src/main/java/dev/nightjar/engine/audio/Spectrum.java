package dev.nightjar.engine.audio;

/**
 * A signal as short-time spectra.
 *
 * @param re real parts, {@code [frames][bins]}
 * @param im imaginary parts, {@code [frames][bins]}
 * @param signalFrames length of the signal that it stands for, in sample frames
 */
@SuppressWarnings("ArrayRecordComponent")
public record Spectrum(float[][] re, float[][] im, int signalFrames) {

  /** Checks that both parts have the same number of frames. */
  public Spectrum {
    if (re.length != im.length) {
      throw new IllegalArgumentException(
          "re has %d frames, im has %d".formatted(re.length, im.length));
    }
  }

  /** How many spectra there are. [any thread] */
  public int frames() {
    return re.length;
  }
}

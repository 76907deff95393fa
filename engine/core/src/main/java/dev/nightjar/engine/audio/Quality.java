package dev.nightjar.engine.audio;

/**
 * How long a resampler's filter is and where it cuts.
 *
 * <p>All lengths and frequencies are relative to the lower of the two rates, so a quality sounds
 * the same at every pair of rates.
 */
public enum Quality {
  /**
   * Half length 32 frames of the lower rate (2 ms at 16 kHz, 96 frames at 48 kHz). The transition
   * band is centred on the lower Nyquist frequency (-6 dB there) and ends 10 % above it.
   */
  LOW_LATENCY(32, 1.0),
  /**
   * Half length 66 frames of the lower rate (4.1 ms at 16 kHz). Passes 0.9 of the lower Nyquist
   * frequency and stops at it.
   */
  HIGH(66, 0.95);

  /** Stop band attenuation that the window is designed for; the promise is 90 dB. */
  static final double DESIGN_STOP_BAND_DB = 98;

  private final int halfLengthFrames;
  private final double cutoff;

  Quality(int halfLengthFrames, double cutoff) {
    this.halfLengthFrames = halfLengthFrames;
    this.cutoff = cutoff;
  }

  /** Half the length of the impulse response, in frames of the lower rate. [any thread] */
  public int halfLengthFrames() {
    return halfLengthFrames;
  }

  /** The -6 dB frequency, as a fraction of the lower Nyquist frequency. [any thread] */
  public double cutoff() {
    return cutoff;
  }
}

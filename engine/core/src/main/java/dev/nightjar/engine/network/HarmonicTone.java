package dev.nightjar.engine.network;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * All harmonics of a pitch, equally loud: one period as a table, which is read in between. So a
 * frame costs the same whether a pitch has one harmonic or hundreds. [any thread]
 */
final class HarmonicTone {

  private static final double HIGHEST_SHARE = 0.48;

  /**
   * About as loud as a quiet part of a note, so that learning begins with gains near one: from loud
   * noise it first falls to silence, where the spectral loss has no slope.
   */
  private static final double RMS = 0.01;

  /** Places of the table in a period of the highest harmonic; what is read is right to 105 dB. */
  private static final int PLACES = 32;

  private static final int LEAST_PLACES = 256;

  /** Places beyond both ends that reading between places touches. */
  private static final int BEFORE = 1;

  private static final int BEHIND = 3;

  private static final int LONG_BITS = 64;
  private static final int FRACTION_BITS = 24;
  private static final float FRACTION = 1f / (1 << FRACTION_BITS);

  private final float[] table;
  private final int placeBits;

  /** Of a period in a frame, in 2<sup>-64</sup>: whole periods overflow. */
  private final long phaseStep;

  HarmonicTone(double hz, int sampleRateHz) {
    double share = hz / sampleRateHz;
    phaseStep = (long) Math.scalb(share, LONG_BITS - 1) << 1;
    int harmonics = Math.max(1, (int) (HIGHEST_SHARE / share));
    int places = Math.max(LEAST_PLACES, 2 * Integer.highestOneBit(PLACES * harmonics - 1));
    placeBits = Integer.numberOfTrailingZeros(places);
    table = table(harmonics, places);
  }

  private static float[] table(int harmonics, int places) {
    double amplitude = RMS * Math.sqrt(2.0 / harmonics);
    double[] period = new double[2 * places];
    for (int k = 1; k <= harmonics; k++) {
      // Phases that keep the peak low (Schroeder 1970).
      double phase = Math.PI * k * k / harmonics;
      period[2 * k] = amplitude * Math.cos(phase);
      period[2 * k + 1] = amplitude * Math.sin(phase);
    }
    new DoubleFFT_1D(places).complexInverse(period, false);
    float[] table = new float[BEFORE + places + BEHIND];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) period[2 * Math.floorMod(i - BEFORE, places)];
    }
    return table;
  }

  /** Its frames from one on, as many as there is room for. */
  void read(long firstFrame, float[] into) {
    long phase = firstFrame * phaseStep;
    for (int n = 0; n < into.length; n++) {
      int at = (int) (phase >>> (LONG_BITS - placeBits));
      long fraction = phase << placeBits >>> (LONG_BITS - FRACTION_BITS);
      into[n] = between(at, fraction * FRACTION);
      phase += phaseStep;
    }
  }

  /** The cubic through four places. */
  private float between(int at, float x) {
    float a = table[at];
    float b = table[at + 1];
    float c = table[at + 2];
    float d = table[at + 3];
    float even = (a + c) * 0.5f - b;
    float odd = (d - a) * (1 / 6f) + (b - c) * 0.5f;
    float slope = c - b - even - odd;
    return ((odd * x + even) * x + slope) * x + b;
  }
}

package dev.nightjar.plugin.picture;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a frequency lies on an axis.
 *
 * @param lowHz at the bottom
 * @param highHz at the top
 * @param warp grows with the frequency; equal steps of it are equal lengths
 */
record FrequencyScale(double lowHz, double highHz, DoubleUnaryOperator warp) {
  static FrequencyScale mel(double lowHz, double highHz) {
    return new FrequencyScale(lowHz, highHz, MelBands::mel);
  }

  static FrequencyScale log(double lowHz, double highHz) {
    return new FrequencyScale(lowHz, highHz, Math::log);
  }

  /** 0 at the bottom to 1 at the top. */
  double place(double hz) {
    double low = warp.applyAsDouble(lowHz);
    return (warp.applyAsDouble(hz) - low) / (warp.applyAsDouble(highHz) - low);
  }
}

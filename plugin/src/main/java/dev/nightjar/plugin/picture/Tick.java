package dev.nightjar.plugin.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A labelled place on an axis.
 *
 * @param place 0 at the axis' beginning to 1 at its end
 * @param label what stands there
 */
record Tick(double place, String label) {
  private static final double[] ROUND_STEPS = {1, 2, 5};
  private static final double[] ROUND_SECONDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
    900, 1800, 3600, 7200, 14400, 36000
  };
  private static final double[] ROUND_HZ = {
    0, 50, 100, 200, 500, 1000, 2000, 4000, 8000, 16000, 32000, 64000
  };

  /** Times from 0 to the end, about {@code atMost} of them. */
  static List<Tick> time(double seconds, int atMost) {
    double step = ROUND_SECONDS[ROUND_SECONDS.length - 1];
    for (int i = ROUND_SECONDS.length - 1; i >= 0 && seconds / ROUND_SECONDS[i] <= atMost; i--) {
      step = ROUND_SECONDS[i];
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= seconds * (1 + 1e-9); i++) {
      ticks.add(new Tick(i * step / seconds, timeLabel(i * step, step, seconds)));
    }
    return ticks;
  }

  /** Round values between two, at most so many. */
  static List<Tick> linear(double low, double high, int atMost, String format) {
    double step = roundStep((high - low) / atMost);
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      double value = i * step;
      ticks.add(new Tick((value - low) / (high - low), String.format(Locale.ROOT, format, value)));
    }
    return ticks;
  }

  /** Round frequencies that are not closer than {@code leastDistance} of the axis. */
  static List<Tick> frequency(FrequencyScale scale, double leastDistance) {
    List<Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (double hz : ROUND_HZ) {
      double place = hz > 0 || scale.lowHz() == 0 ? scale.place(hz) : -1;
      if (place >= -1e-9 && place <= 1 + 1e-9 && place >= free) {
        ticks.add(new Tick(place, hz < 1000 ? Math.round(hz) + "" : Math.round(hz / 1000) + "k"));
        free = place + leastDistance;
      }
    }
    return ticks;
  }

  private static double roundStep(double atLeast) {
    double decade = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double round : ROUND_STEPS) {
      if (round * decade >= atLeast * (1 - 1e-9)) {
        return round * decade;
      }
    }
    return 10 * decade;
  }

  private static String timeLabel(double at, double step, double seconds) {
    if (seconds >= 120) {
      long whole = Math.round(at);
      String minutes = String.format(Locale.ROOT, "%d:%02d", whole / 60 % 60, whole % 60);
      return seconds < 3600
          ? minutes
          : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
    int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", at);
  }
}

package dev.nightjar.plugin.window;

import java.util.List;
import java.util.Locale;

/**
 * A parameter as its window shows it.
 *
 * @param name for people
 * @param unit "dB", "%" or none
 * @param minimum plain value
 * @param maximum above the minimum
 * @param initial within these
 * @param flags bits as in {@code nj_core.h}
 * @param steps names of the whole values from the minimum on; or none
 */
record WindowParameter(
    String name,
    String unit,
    double minimum,
    double maximum,
    double initial,
    int flags,
    List<String> steps) {

  private static final int STEPPED = 1;
  private static final int BYPASS = 2;

  /** Of a slider between two values that no eye tells apart. */
  private static final int FINEST = 1000;

  /** How it is changed. */
  enum Control {
    SLIDER,
    CHOICE,
    SWITCH
  }

  Control control() {
    if ((flags & BYPASS) != 0) {
      return Control.SWITCH;
    }
    return steps.isEmpty() ? Control.SLIDER : Control.CHOICE;
  }

  boolean isStepped() {
    return (flags & STEPPED) != 0;
  }

  /** The nearest value that it can have; the initial one for what is no number. */
  double settle(double value) {
    if (!Double.isFinite(value)) {
      return initial;
    }
    double settled = isStepped() ? Math.rint(value) : value;
    return Math.max(minimum, Math.min(maximum, settled));
  }

  /** Steps of its slider. */
  int positions() {
    return isStepped() ? (int) Math.min(FINEST, maximum - minimum) : FINEST;
  }

  /** Where its slider stands, 0 to {@link #positions()}. */
  int position(double value) {
    return (int) Math.round(positions() * (settle(value) - minimum) / (maximum - minimum));
  }

  double valueAt(int position) {
    return settle(minimum + (maximum - minimum) * position / positions());
  }

  /** As a DAW shows it: "18.0 dB", or the name of a step. */
  String text(double value) {
    double settled = settle(value);
    int step = (int) (settled - minimum);
    if (step < steps.size()) {
      return steps.get(step);
    }
    String number = String.format(Locale.ROOT, isStepped() ? "%.0f" : "%.1f", settled);
    return unit.isEmpty() ? number : number + " " + unit;
  }
}

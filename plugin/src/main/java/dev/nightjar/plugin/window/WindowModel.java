package dev.nightjar.plugin.window;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * What a window shows and does, whatever it looks like: the values that plug-in and user change,
 * and the lines that tell the plug-in what its user does. Values may be read and followed on any
 * thread; the user is one thread.
 */
final class WindowModel {

  private final WindowDescription description;
  private final AtomicLongArray values;
  private final Consumer<String> say;

  /**
   * @param values doubles as bits, of {@link DescriptionReader#MOST_PARAMETERS} parameters at
   *     least; the plug-in's changes come in there
   * @param say sends a line to the plug-in
   */
  WindowModel(WindowDescription description, AtomicLongArray values, Consumer<String> say) {
    this.description = description;
    this.values = values;
    this.say = say;
  }

  WindowDescription description() {
    return description;
  }

  /** Within its range, whatever the plug-in says. */
  double value(int parameter) {
    return description
        .parameters()
        .get(parameter)
        .settle(Double.longBitsToDouble(values.get(parameter)));
  }

  /** As a DAW shows it. */
  String text(int parameter) {
    return description.parameters().get(parameter).text(value(parameter));
  }

  /** The user takes hold of it. */
  void begin(int parameter) {
    say.accept("window begin " + parameter);
  }

  /** The user, who holds it, changes it. */
  void change(int parameter, double value) {
    double settled = description.parameters().get(parameter).settle(value);
    if (settled != value(parameter)) {
      values.set(parameter, Double.doubleToLongBits(settled));
      say.accept("window value " + parameter + " " + settled);
    }
  }

  /** The user lets go of it. */
  void end(int parameter) {
    say.accept("window end " + parameter);
  }

  /** All three at once. */
  void set(int parameter, double value) {
    if (description.parameters().get(parameter).settle(value) != value(parameter)) {
      begin(parameter);
      change(parameter, value);
      end(parameter);
    }
  }

  /** The user wants a factory preset; its values come back from the plug-in. */
  void choose(int program) {
    say.accept("window program " + program);
  }
}

package dev.nightjar.plugin.window;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a description together, line by line. What is too much or makes no sense is refused: a
 * plug-in may be anybody. One thread at a time.
 */
final class DescriptionReader {

  static final int MOST_PARAMETERS = 64;

  /** Of programs, and of steps of all parameters together. */
  private static final int MOST_NAMES = 4096;

  private static final int MOST_CHARACTERS = 200;
  private static final int NUMBERS = 4;

  private String plugin = "";
  private String display = "";
  private final List<WindowParameter> parameters = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> programs = new ArrayList<>();
  private int names;

  /**
   * Takes what follows "window " in a line.
   *
   * @return false if it makes no sense
   */
  boolean take(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      return false;
    }
    String rest = line.substring(space + 1);
    return switch (line.substring(0, space)) {
      case "plugin" -> begin(rest);
      case "display" -> onDisplay(rest);
      case "parameter" -> parameters.size() < MOST_PARAMETERS && parameter(rest);
      case "step" -> !parameters.isEmpty() && name(steps, rest);
      case "program" -> name(programs, rest);
      default -> false;
    };
  }

  /** What was said since the last plug-in's name. */
  WindowDescription description() {
    finishParameter();
    return new WindowDescription(plugin, display, List.copyOf(parameters), List.copyOf(programs));
  }

  private boolean begin(String name) {
    plugin = shortened(name);
    display = "";
    parameters.clear();
    steps.clear();
    programs.clear();
    names = 0;
    return true;
  }

  private boolean onDisplay(String name) {
    display = shortened(name);
    return true;
  }

  /** As "1 0 100 18 dB|Attenuation limit". */
  private boolean parameter(String text) {
    finishParameter();
    String[] words = text.split(" ", NUMBERS + 1);
    int bar = words[words.length - 1].indexOf('|');
    if (words.length <= NUMBERS || bar < 0) {
      return false;
    }
    try {
      int flags = Integer.parseInt(words[0]);
      double minimum = Double.parseDouble(words[1]);
      double maximum = Double.parseDouble(words[2]);
      double initial = Double.parseDouble(words[3]);
      boolean orders = minimum <= initial && initial <= maximum && minimum < maximum;
      if (!orders || !Double.isFinite(maximum - minimum)) {
        return false;
      }
      String unit = shortened(words[NUMBERS].substring(0, bar));
      String name = shortened(words[NUMBERS].substring(bar + 1));
      parameters.add(new WindowParameter(name, unit, minimum, maximum, initial, flags, List.of()));
      return true;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  /** Its steps come after it. */
  private void finishParameter() {
    if (!steps.isEmpty()) {
      int last = parameters.size() - 1;
      WindowParameter p = parameters.get(last);
      parameters.set(
          last,
          new WindowParameter(
              p.name(),
              p.unit(),
              p.minimum(),
              p.maximum(),
              p.initial(),
              p.flags(),
              List.copyOf(steps)));
      steps.clear();
    }
  }

  private boolean name(List<String> list, String name) {
    return ++names <= MOST_NAMES && list.add(shortened(name));
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}

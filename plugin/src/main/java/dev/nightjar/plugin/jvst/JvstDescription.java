package dev.nightjar.plugin.jvst;

import dev.nightjar.plugin.api.Parameter;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.communication.Announced;

/** What a jVSTwRapper plug-in tells of itself, bit by bit, as a description of ours. */
final class JvstDescription {
  private static final int MOST_PARAMETERS = 64;
  private static final int MOST_PROGRAMS = 128;
  private static final int MOST_CHARACTERS = 80;
  private static final int MOST_CHANNELS = 2;
  private static final double PERCENT = 100;

  private JvstDescription() {}

  /** [not real-time] Asks everything; the plug-in is afterwards as it was. */
  static PluginDescription of(VSTPluginAdapter plugin) {
    float[] initial = values(plugin);
    List<Parameter> parameters = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < initial.length; i++) {
      String name = text(plugin.getParameterName(i), "Parameter " + (i + 1));
      parameters.add(
          Parameter.continuous(key(name, keys), name, "%", 0, PERCENT, percent(initial[i])));
    }
    List<Program> programs = programs(plugin, initial);
    int channels = channels(plugin);
    return new PluginDescription(
        "jvst." + plugin.getClass().getName().replace('$', '-'),
        name(plugin),
        isInstrument(plugin) ? 0 : channels,
        channels,
        parameters,
        programs);
  }

  private static boolean isInstrument(VSTPluginAdapter plugin) {
    Announced announced = Announced.of(plugin);
    return announced.synth() || announced.inputs() == 0;
  }

  private static int channels(VSTPluginAdapter plugin) {
    Announced announced = Announced.of(plugin);
    if (announced.outputs() == 0) {
      throw new IllegalArgumentException("it has no output");
    }
    int most =
        isInstrument(plugin)
            ? announced.outputs()
            : Math.max(announced.inputs(), announced.outputs());
    return Math.min(MOST_CHANNELS, most);
  }

  private static String name(VSTPluginAdapter plugin) {
    String simple = plugin.getClass().getSimpleName();
    String product = text(plugin.getProductString(), "");
    return product.isEmpty() ? text(plugin.getEffectName(), simple) : product;
  }

  private static float[] values(VSTPluginAdapter plugin) {
    float[] values = new float[Math.min(MOST_PARAMETERS, plugin.getNumParams())];
    for (int i = 0; i < values.length; i++) {
      float value = plugin.getParameter(i);
      values[i] = value >= 0 ? Math.min(1, value) : 0;
    }
    return values;
  }

  /** A short number that becomes the same value again, if there is one. */
  private static double percent(float value) {
    double rounded = Math.round(value * 1e6) / 1e4;
    return (float) rounded / (float) PERCENT == value ? rounded : PERCENT * value;
  }

  private static List<Program> programs(VSTPluginAdapter plugin, float[] initial) {
    List<Program> programs = new ArrayList<>();
    int count = Math.min(MOST_PROGRAMS, plugin.getNumPrograms());
    if (count < 2 || initial.length == 0) {
      return programs;
    }
    int before = plugin.getProgram();
    for (int i = 0; i < count; i++) {
      plugin.setProgram(i);
      List<Double> values = new ArrayList<>();
      for (float value : values(plugin)) {
        values.add(percent(value));
      }
      programs.add(new Program(text(plugin.getProgramName(), "Program " + (i + 1)), values));
    }
    plugin.setProgram(before);
    for (int i = 0; i < initial.length; i++) {
      plugin.setParameter(i, initial[i]);
    }
    return programs;
  }

  /** Foreign text made such that it fits on a line of a list. */
  static String text(String text, String otherwise) {
    String clean = text == null ? "" : text.replaceAll("[|;\\s\\p{Cntrl}]+", " ").strip();
    return clean.isEmpty()
        ? otherwise
        : clean.substring(0, Math.min(MOST_CHARACTERS, clean.length()));
  }

  /** Small letters of the name; the same name twice gets a number. */
  private static String key(String name, Set<String> taken) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String start = letters.replaceAll("^[^a-z]+|_+$", "");
    String key = start.isEmpty() ? "parameter" : start.substring(0, Math.min(30, start.length()));
    String unique = key;
    for (int i = 2; !taken.add(unique); i++) {
      unique = key + "_" + i;
    }
    return unique;
  }
}

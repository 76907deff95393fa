package dev.nightjar.plugin.install;

import dev.nightjar.plugin.api.Parameter;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.Program;
import dev.nightjar.plugin.jars.JavaPlugin;
import dev.nightjar.plugin.jvst.ParameterTexts;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down the user's plug-ins for the native core, which can't ask them. */
public final class PluginListFile {
  private PluginListFile() {}

  /** The text of {@code plugins.txt}. [any thread] */
  public static String text(List<JavaPlugin> plugins) {
    StringBuilder text = new StringBuilder("# Written by 'nightjar plugin install'.\n");
    for (JavaPlugin plugin : plugins) {
      PluginDescription described = plugin.description();
      text.append("plugin ")
          .append(
              String.join(
                  "|",
                  described.id(),
                  described.name(),
                  described.isInstrument() ? "instrument" : "effect",
                  Integer.toString(described.inputChannels()),
                  Integer.toString(described.outputChannels()),
                  Integer.toString(plugin.latencyFrames()),
                  plugin.vst2Code(),
                  plugin.fileName()))
          .append('\n')
          .append(plugin.keepsState() ? "state\n" : "");
      for (int i = 0; i < described.parameters().size(); i++) {
        text.append(line(described.parameters().get(i))).append(line(plugin.texts().get(i)));
      }
      described.programs().forEach(program -> text.append(line(program)));
    }
    return text.toString();
  }

  private static String line(Parameter parameter) {
    return "parameter "
        + String.join(
            "|",
            parameter.key(),
            parameter.name(),
            parameter.unit(),
            Double.toString(parameter.minimum()),
            Double.toString(parameter.maximum()),
            Double.toString(parameter.initial()),
            String.join(";", parameter.steps()))
        + "\n";
  }

  /** A text that is the one before is left out. */
  private static String line(ParameterTexts texts) {
    if (!texts.isKnown()) {
      return "";
    }
    StringBuilder line = new StringBuilder("texts " + texts.decimals() + "|" + texts.unit() + "|");
    String before = null;
    for (String shown : texts.shown()) {
      line.append(before == null ? "" : ";").append(shown.equals(before) ? "" : shown);
      before = shown;
    }
    return line.append('\n').toString();
  }

  private static String line(Program program) {
    return "program "
        + program.name()
        + "|"
        + program.values().stream().map(String::valueOf).collect(Collectors.joining(";"))
        + "\n";
  }
}

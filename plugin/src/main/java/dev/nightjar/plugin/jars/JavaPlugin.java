package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.jvst.ParameterTexts;
import java.nio.file.Path;
import java.util.List;

/**
 * A plug-in that was found, tried out and can be opened.
 *
 * @param jar where it lies
 * @param className its class
 * @param description what it says of itself
 * @param latencyFrames at 48 kHz, as it said when it was tried
 * @param vst2Id the number that VST2 hosts know it by
 * @param keepsState whether there is more to its state than parameters
 * @param texts how it writes the values of each parameter
 */
public record JavaPlugin(
    Path jar,
    String className,
    PluginDescription description,
    int latencyFrames,
    int vst2Id,
    boolean keepsState,
    List<ParameterTexts> texts) {
  /** [any thread] */
  public JavaPlugin {
    texts = List.copyOf(texts);
  }

  /** The VST2 and LV2 files that stand for it, without their ending. [any thread] */
  public String fileName() {
    return "nightjar-" + description.id().replace('.', '-');
  }

  /** The number as four characters. [any thread] */
  public String vst2Code() {
    StringBuilder code = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      code.append((char) (vst2Id >>> shift & 0xff));
    }
    return code.toString();
  }
}

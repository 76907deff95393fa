package dev.nightjar.plugin.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which jar a plug-in is, so that opening one runs no other's code. A text of lines "id class
 * jar", written when plug-ins are installed.
 *
 * @param entries by the plug-in's id
 */
public record PluginIndex(Map<String, Entry> entries) {
  private static final int FIELDS = 3;

  /**
   * Where one is.
   *
   * @param className its class
   * @param jar its file
   */
  public record Entry(String className, Path jar) {}

  /** Of plug-ins that were found. [any thread] */
  public static PluginIndex of(List<JavaPlugin> plugins) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (JavaPlugin plugin : plugins) {
      entries.put(plugin.description().id(), new Entry(plugin.className(), plugin.jar()));
    }
    return new PluginIndex(entries);
  }

  /** Empty if there is no such file. [not real-time] */
  public static PluginIndex read(Path file) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split(" ", FIELDS);
        if (fields.length == FIELDS) {
          entries.put(fields[0], new Entry(fields[1], Path.of(fields[2])));
        }
      }
    } catch (NoSuchFileException e) {
      return new PluginIndex(Map.of());
    }
    return new PluginIndex(entries);
  }

  /** As {@link #read} wants it. [any thread] */
  public String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (id, entry) ->
            text.append(id)
                .append(' ')
                .append(entry.className())
                .append(' ')
                .append(entry.jar().toAbsolutePath())
                .append('\n'));
    return text.toString();
  }
}

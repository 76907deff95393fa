package dev.nightjar.plugin.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in the folders of plug-ins.
 *
 * @param plugins that can be used, sorted by file name
 * @param problems with the others, one sentence each
 */
public record PluginFolder(List<JavaPlugin> plugins, List<String> problems) {
  /** How long one jar may take to be looked at. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** [any thread] */
  public PluginFolder {
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /**
   * Looks at every jar, and tries every plug-in out. [not real-time]
   *
   * @param folders those that don't exist are empty
   * @param patience how long one jar may take
   */
  public static PluginFolder scan(List<Path> folders, Duration patience) {
    List<JavaPlugin> plugins = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    TakenNames taken = new TakenNames();
    for (Path folder : folders) {
      for (Path jar : jars(folder, problems)) {
        for (JavaPlugin plugin : plugins(jar, patience, problems)) {
          Optional<String> problem = taken.refuse(plugin);
          problem.ifPresentOrElse(problems::add, () -> plugins.add(plugin));
        }
      }
    }
    return new PluginFolder(plugins, problems);
  }

  private static List<Path> jars(Path folder, List<String> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.add("The plug-in folder " + folder + " can't be read: " + e.getMessage());
      return List.of();
    }
  }

  private static List<JavaPlugin> plugins(Path jar, Duration patience, List<String> problems) {
    List<JavaPlugin> plugins = new ArrayList<>();
    try {
      List<String> classes = Patience.run(jar.toString(), patience, () -> JarClasses.of(jar));
      if (classes.isEmpty()) {
        problems.add(jar + " holds no plug-in: it names none in META-INF/services.");
      }
      for (String name : classes) {
        tryOut(jar, name, patience, problems).ifPresent(plugins::add);
      }
    } catch (PluginException e) {
      problems.add(e.getMessage());
    }
    return plugins;
  }

  private static Optional<JavaPlugin> tryOut(
      Path jar, String className, Duration patience, List<String> problems) {
    try {
      String name = className + " in " + jar;
      return Optional.of(Patience.run(name, patience, () -> Tryout.of(jar, className)));
    } catch (PluginException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }
}

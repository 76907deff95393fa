package dev.nightjar.plugin.place;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a version of Nightjar is installed for one user: {@code ~/.local/share/nightjar/VERSION},
 * on Windows {@code %LOCALAPPDATA%\nightjar\VERSION}, or what {@code NIGHTJAR_HOME} says.
 *
 * @param folder that holds it all
 * @param launcher the command {@code nightjar}: {@code ~/.local/bin/nightjar}, or {@code
 *     bin/nightjar} of {@code NIGHTJAR_HOME}
 * @param pluginFolders of jars, usually one beside {@code folder}, for all versions
 */
public record Home(Path folder, Path launcher, List<Path> pluginFolders) {
  private static final String OWN_HOME = "NIGHTJAR_HOME";
  private static final String OWN_PLUGINS = "NIGHTJAR_PLUGIN_PATH";

  /** This user's, of this build. [not real-time] */
  public static Home here() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    String base =
        windows
            ? System.getenv().getOrDefault("LOCALAPPDATA", System.getProperty("user.home"))
            : System.getenv().getOrDefault("HOME", System.getProperty("user.home"))
                + "/.local/share";
    return of(System.getenv(), Path.of(base), Build.version());
  }

  /** With what a process's environment says. [any thread] */
  public static Home of(Map<String, String> environment, Path base, String version) {
    String own = environment.getOrDefault(OWN_HOME, "");
    Path folder = own.isBlank() ? base.resolve("nightjar").resolve(version) : Path.of(own);
    Path programs = own.isBlank() ? base.toAbsolutePath().getParent() : folder.toAbsolutePath();
    String path = environment.getOrDefault(OWN_PLUGINS, "");
    List<Path> folders =
        path.isBlank()
            ? List.of(folder.toAbsolutePath().resolveSibling("plugins"))
            : Stream.of(path.split(File.pathSeparator, -1))
                .filter(one -> !one.isBlank())
                .map(Path::of)
                .toList();
    return new Home(folder.toAbsolutePath(), programs.resolve("bin/nightjar"), folders);
  }

  /** The program that the engine runs. [any thread] */
  public Path jar() {
    return folder.resolve("nightjar.jar");
  }

  /** A Java of its own, if it was installed with one. [any thread] */
  public Path runtime() {
    return folder.resolve("runtime");
  }

  /** The user's plug-ins, as the native core reads them. [any thread] */
  public Path pluginList() {
    return folder.resolve("plugins.txt");
  }

  /** In which jars these are, as the engine reads it. [any thread] */
  public Path pluginIndex() {
    return folder.resolve("plugin-jars.txt");
  }

  /** What an install made. [any thread] */
  public Path receipt() {
    return folder.resolve("installed.txt");
  }
}

package dev.nightjar.plugin.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A kind of system: what its binaries are called, and where its DAWs look for a user's plug-ins.
 * Only Linux has been tried; the others follow the formats' documents.
 */
public enum Platform {
  LINUX("nightjar.so", ".so"),
  MACOS("nightjar.dylib", ""),
  WINDOWS("nightjar.dll", ".dll");

  private final String binary;
  private final String vst2Suffix;

  Platform(String binary, String vst2Suffix) {
    this.binary = binary;
    this.vst2Suffix = vst2Suffix;
  }

  /** This machine's. [any thread] */
  public static Platform here() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return os.startsWith("windows") ? WINDOWS : os.startsWith("mac") ? MACOS : LINUX;
  }

  /** Its processors' name and its own, as native resources are filed. [any thread] */
  public String resourceName() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    String os = this == MACOS ? "macosx" : name().toLowerCase(Locale.ROOT);
    return os + (arm ? "-arm64" : "-x86_64");
  }

  /** The one binary that holds all plug-ins. [any thread] */
  public String binary() {
    return binary;
  }

  /** How a program is called here. [any thread] */
  public String program(String name) {
    return this == WINDOWS ? name + ".exe" : name;
  }

  /** Whether plug-ins are folders with an Info.plist. [any thread] */
  boolean hasBundles() {
    return this == MACOS;
  }

  String vst2Suffix() {
    return vst2Suffix;
  }

  /** The folder of a VST3 bundle that holds its binary. */
  String vst3Folder() {
    boolean arm = resourceName().endsWith("-arm64");
    return switch (this) {
      case LINUX -> arm ? "aarch64-linux" : "x86_64-linux";
      case WINDOWS -> arm ? "arm64-win" : "x86_64-win";
      case MACOS -> "MacOS";
    };
  }

  /** Where DAWs look for plug-ins of one user. [any thread] */
  public Path folder(PluginFormat format, Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return switch (this) {
      case LINUX ->
          switch (format) {
            case CLAP -> home.resolve(".clap");
            case VST3 -> home.resolve(".vst3");
            case VST2 -> home.resolve(".vst/nightjar");
            case LV2 -> home.resolve(".lv2");
          };
      case MACOS ->
          home.resolve("Library/Audio/Plug-Ins")
              .resolve(format == PluginFormat.VST2 ? "VST" : format.name());
      case WINDOWS -> windowsFolder(format, environment, home);
    };
  }

  private static Path windowsFolder(
      PluginFormat format, Map<String, String> environment, Path home) {
    if (format == PluginFormat.LV2) {
      return Path.of(environment.getOrDefault("APPDATA", home.toString())).resolve("LV2");
    }
    return Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()))
        .resolve("Programs")
        .resolve("Common")
        .resolve(format.name());
  }
}

package dev.nightjar.plugin;

import dev.nightjar.plugin.place.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code nightjar --version} prints: the version that the build wrote, and the Java below. */
final class Version implements IVersionProvider {
  /** The version alone, as "1.2.3". [not real-time] */
  static String number() {
    return Build.version();
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "nightjar " + number(), "Java " + Runtime.version() + " on ${os.name} ${os.arch}"
    };
  }
}

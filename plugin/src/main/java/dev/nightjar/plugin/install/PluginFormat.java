package dev.nightjar.plugin.install;

import java.util.Locale;

/** The formats that DAWs load plug-ins in. */
public enum PluginFormat {
  CLAP,
  VST3,
  VST2,
  LV2;

  /** As on the command line. [any thread] */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.nightjar.plugin.sidecar;

import java.io.IOException;

/** Where the sound of plug-ins comes from. Several threads may open at once. [not real-time] */
@FunctionalInterface
public interface PluginOpener {

  /**
   * Makes the processor of an instance; the caller closes it.
   *
   * @param pluginId as in "dev.nightjar.denoiser"
   * @param values of all parameters, plain; changed values come later, through the processor
   * @param notices hears what the user should know; may be called on any thread until the close
   * @return null if no plug-in of that id is known here
   * @throws IOException with a sentence for people, if it can't be opened
   * @throws IllegalArgumentException with a sentence for people, if it can't run in that format
   */
  Processor open(String pluginId, StreamFormat format, double[] values, Notices notices)
      throws IOException;

  /** This one's plug-ins, and what it does not know of another's. [any thread] */
  default PluginOpener or(PluginOpener other) {
    return (pluginId, format, values, notices) -> {
      Processor own = open(pluginId, format, values, notices);
      return own != null ? own : other.open(pluginId, format, values, notices);
    };
  }

  /** Takes what the user should know. [any thread] */
  @FunctionalInterface
  interface Notices {
    /** One short line of text. */
    void say(String text);
  }
}

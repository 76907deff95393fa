package dev.nightjar.plugin.sidecar.server;

import java.util.regex.Pattern;

/**
 * What a plug-in asks for.
 *
 * @param pluginId as in "dev.nightjar.denoiser"
 * @param fileName of its segment, without a folder
 */
record OpenRequest(String pluginId, String fileName) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.+-]{1,200}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /**
   * Reads a line, as "open dev.nightjar.denoiser 4711-1.seg".
   *
   * @return null if it asks for nothing of that kind
   */
  static OpenRequest parse(String line) {
    String[] words = line.split(" ", -1);
    boolean sound =
        words.length == 3
            && words[0].equals("open")
            && ID.matcher(words[1]).matches()
            && FILE.matcher(words[2]).matches();
    return sound ? new OpenRequest(words[1], words[2]) : null;
  }
}

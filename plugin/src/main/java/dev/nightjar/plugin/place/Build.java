package dev.nightjar.plugin.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
public final class Build {
  private static final String PROPERTIES = "/dev/nightjar/plugin/version.properties";

  private Build() {}

  /** The version, as in "1.2.0" or "1.2.0-SNAPSHOT"; part of folders' names. [not real-time] */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(PROPERTIES)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The build's version can't be read.", e);
    }
    return properties.getProperty("version");
  }
}

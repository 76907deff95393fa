package dev.nightjar.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code nightjar --version} prints: the version that the build wrote, and the Java below. */
final class Version implements IVersionProvider {
  /** The version alone, as "1.2.3". [not real-time] */
  static String number() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "nightjar " + number(), "Java " + Runtime.version() + " on ${os.name} ${os.arch}"
    };
  }
}

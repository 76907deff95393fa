package dev.nightjar.plugin.install;

import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command {@code nightjar}: a script that starts the installed program. */
final class Launcher {
  /** The same order in which the plug-ins look for a Java. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Made by 'nightjar plugin install'.
      home=%s
      if [ -x "$home/runtime/bin/java" ]; then
        java="$home/runtime/bin/java"
      elif [ -n "$NIGHTJAR_JAVA" ]; then
        java="$NIGHTJAR_JAVA"
      elif [ -n "$JAVA_HOME" ]; then
        java="$JAVA_HOME/bin/java"
      else
        java=java
      fi
      exec "$java" -jar "$home/nightjar.jar" "$@"
      """;

  private Launcher() {}

  /** For a shell of Linux or macOS. [any thread] */
  static Placement of(Home home) {
    String text = SCRIPT.formatted(quoted(home.folder()));
    return new Placement(
        home.launcher(),
        "command",
        file -> {
          Files.write(file, text.getBytes(StandardCharsets.UTF_8));
          if (!file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " can't be made executable");
          }
        });
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}

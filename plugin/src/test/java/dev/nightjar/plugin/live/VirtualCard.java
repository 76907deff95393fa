package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts programs on the virtual sound card. */
final class VirtualCard {
  private static final Path SCRIPT = Path.of("src/test/sound-card/virtual-sound-card");
  private static final List<String> TOOLS =
      List.of("bash", "pulseaudio", "pactl", "paplay", "parec");

  private VirtualCard() {}

  /** A build server must have the card's tools; elsewhere the test is left out without them. */
  static void require() {
    for (String tool : TOOLS) {
      boolean there =
          Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      if (!there && "true".equals(System.getenv("CI"))) {
        fail(tool + " is missing; install pulseaudio pulseaudio-utils libasound2-plugins");
      }
      assumeTrue(there, tool + " is not installed");
    }
  }

  /** This virtual machine's classes, in another one. */
  static List<String> java(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A command on a card of its own; the caller ends it. */
  static ProcessBuilder command(List<String> command) throws IOException {
    List<String> onCard = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    onCard.addAll(command);
    return new ProcessBuilder(onCard);
  }
}

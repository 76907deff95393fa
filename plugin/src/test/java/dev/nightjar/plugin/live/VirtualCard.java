package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightjar.plugin.ChildJava;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs on the virtual sound card. */
public final class VirtualCard {
  private static final Path SCRIPT = Path.of("src/test/sound-card/virtual-sound-card");
  private static final List<String> TOOLS =
      List.of("bash", "pulseaudio", "pactl", "paplay", "parec");

  private VirtualCard() {}

  /** A build server must have the card's tools; elsewhere the test is left out without them. */
  public static void require() {
    for (String tool : TOOLS) {
      boolean there = ChildJava.hasProgram(tool);
      if (!there && "true".equals(System.getenv("CI"))) {
        fail(tool + " is missing; install pulseaudio pulseaudio-utils libasound2-plugins");
      }
      assumeTrue(there, tool + " is not installed");
    }
  }

  /** A command on a card of its own; the caller ends it. */
  public static ProcessBuilder command(List<String> command) throws IOException {
    List<String> onCard = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    onCard.addAll(command);
    return new ProcessBuilder(onCard);
  }
}

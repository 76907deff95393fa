package dev.nightjar.plugin.jack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.CommandProgram;
import dev.nightjar.plugin.live.JackLiveScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound and MIDI through a JACK server of our own, which has no sound card. */
class JackTest {
  private static final int NOTES = JackScene.NOTES;

  @TempDir private static Path folder;

  /** A build server must have JACK; elsewhere the test is left out without it. */
  @BeforeAll
  static void jackIsInstalled() {
    boolean there = ChildJava.hasProgram("jackd");
    if (!there && "true".equals(System.getenv("CI"))) {
      fail("jackd is missing; install jackd2");
    }
    assumeTrue(there, "jackd is not installed");
  }

  @Test
  void notesSoundAtTheirFramesAndAServerThatComesBackIsFound() throws Exception {
    String server = "nightjar-test-" + ProcessHandle.current().pid();
    assertThat(run(server, ChildJava.command(JackScene.class, server, folder.toString())))
        .as(text("scene.txt") + text("server.txt"))
        .isZero();
    JsonNode scene = new ObjectMapper().readTree(folder.resolve("heard.json").toFile());
    JsonNode report = scene.get("report");
    assertThat(report.at("/blockFrames").asInt()).isEqualTo(256);
    assertThat(report.at("/latency/transportFrames").asInt()).isEqualTo(256);
    assertThat(report.at("/notes").asInt()).isBetween(NOTES / 3, NOTES + JackKeyboard.HOLD_CYCLES);
    assertThat(report.at("/reconnections").asInt()).isEqualTo(1);

    // A sine's first sample is 0.
    assertThat(medianDelay(scene, NOTES / 3)).isEqualTo(256 + 1);
  }

  @Test
  void aLiveEffectIsAsLateAsReported() throws Exception {
    String server = "nightjar-live-" + ProcessHandle.current().pid();
    assertThat(
            run(server, ChildJava.command(JackLiveScene.class, server, folder.toString(), "100")))
        .as(text("scene.txt") + text("server.txt"))
        .isZero();
    JsonNode scene = new ObjectMapper().readTree(folder.resolve("live.json").toFile());
    assertThat(scene.at("/report/latency/processingFrames").asInt()).isEqualTo(100 + 2 * 256);
    assertThat(scene.at("/report/blockFrames").asInt()).isEqualTo(256);
    assertThat(scene.at("/report/latency/inputDeviceFrames").asInt()).isPositive();
    assertThat(medianDelay(scene, 4)).isEqualTo(100 + 2 * 256);
  }

  @Test
  void withoutAServerTheSentenceSaysWhatToDo() throws Exception {
    String nobody = "nightjar-nobody-" + ProcessHandle.current().pid();
    int status =
        run(
            nobody,
            ChildJava.command(
                CommandProgram.class, "synth", "--backend", "jack", "--seconds", "1"));
    assertThat(status).as(text("scene.txt")).isEqualTo(1);
    assertThat(text("scene.txt"))
        .contains("nightjar: No JACK server runs. Start one", "--backend java")
        .doesNotContain("\tat ");
  }

  /** The median: a busy machine may miss blocks, and what came with them. */
  private static long medianDelay(JsonNode scene, int least) {
    List<Long> delays = new ArrayList<>();
    for (JsonNode heard : scene.get("heard")) {
      delays.add(heard.asLong() - lastBefore(scene.get("sent"), heard.asLong()));
    }
    assertThat(delays).hasSizeGreaterThanOrEqualTo(least);
    Collections.sort(delays);
    return delays.get(delays.size() / 2);
  }

  private static long lastBefore(JsonNode sent, long frame) {
    long last = 0;
    for (JsonNode note : sent) {
      last = note.asLong() <= frame ? note.asLong() : last;
    }
    return last;
  }

  private static int run(String server, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("scene.txt").toFile());
    builder.environment().put("JACK_DEFAULT_SERVER", server);
    builder.environment().put("JACK_NO_AUDIO_RESERVATION", "1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }
}

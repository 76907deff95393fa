package dev.nightjar.plugin.jack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.ChildJava;
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
    assertThat(report.at("/latency/transportFrames").asInt()).isEqualTo(512);
    assertThat(report.at("/notes").asInt()).isEqualTo(scene.get("sent").size());
    assertThat(report.at("/reconnections").asInt()).isEqualTo(1);

    // A sine's first sample is 0. A busy machine may miss a cycle between two notes: the median.
    List<Long> delays = new ArrayList<>();
    for (int note = 0; note < scene.get("sent").size(); note++) {
      delays.add(scene.get("heard").get(note).asLong() - scene.get("sent").get(note).asLong());
    }
    Collections.sort(delays);
    assertThat(delays.get(delays.size() / 2)).as(delays.toString()).isEqualTo(512 + 1);
  }

  @Test
  void withoutAServerTheSentenceSaysWhatToDo() throws Exception {
    String nobody = "nightjar-nobody-" + ProcessHandle.current().pid();
    int status = run(nobody, ChildJava.command(JackAsked.class));
    assertThat(status).as(text("scene.txt")).isEqualTo(1);
    assertThat(text("scene.txt"))
        .contains("nightjar: No JACK server runs. Start one", "--backend java")
        .doesNotContain("\tat ");
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

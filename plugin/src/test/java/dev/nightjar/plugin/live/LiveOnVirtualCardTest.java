package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.ChildJava;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live session from end to end, on a sound card made of software. */
class LiveOnVirtualCardTest {
  private static final int PERIODS = 12;
  private static final int BYPASS_AT_MS = 4_000;
  private static final int DELAY_FRAMES = 1_200;
  private static final int MOST_LAG_FRAMES = 19_200;

  /**
   * What the sound server buffers besides Java Sound, which neither shows nor reports: its null
   * sink works in pieces of up to 50 ms, once for the microphone and once for the loudspeaker.
   */
  private static final double SOUND_SERVER_MS = 100;

  @TempDir private static Path folder;

  /** One chirp as it went into the microphone and came out of the loudspeaker. */
  private record Heard(AirRecording.Match delayed, AirRecording.Match pastEngine) {}

  @BeforeAll
  static void theCardCanRun() {
    VirtualCard.require();
  }

  @Test
  void soundComesOutAsLateAsReportedAndStopsCleanly() throws Exception {
    CardSignal.write(folder.resolve("signal.wav"), PERIODS);
    int status =
        run(
            ChildJava.command(
                CardScene.class,
                folder.toString(),
                Integer.toString(BYPASS_AT_MS),
                "-",
                Integer.toString(DELAY_FRAMES),
                "480",
                "10",
                "4",
                "0"),
            folder.resolve("scene.txt"));
    assertThat(status).as(log("scene.txt") + log("messages.txt")).isZero();
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    List<Heard> heard = hear(AirRecording.read(folder.resolve("air.raw")));
    assertThat(heard).as("chirps in the microphone").hasSize(PERIODS);

    // Both channels went through the same devices: what is between them is the engine's alone.
    int reported = report.at("/latency/processingFrames").asInt();
    assertThat(reported).isEqualTo(DELAY_FRAMES + 4 * 480);
    List<Integer> measured =
        heard.stream()
            .filter(chirp -> isWhole(chirp.delayed()) && isWhole(chirp.pastEngine()))
            .map(chirp -> chirp.delayed().lagFrames() - chirp.pastEngine().lagFrames())
            .sorted()
            .toList();
    assertThat(measured).as("whole chirps").hasSizeGreaterThanOrEqualTo(PERIODS / 3);
    // A block that is left out between two chirps' sounds moves one of them: hence the median.
    assertThat(measured.get(measured.size() / 2)).isEqualTo(reported);

    // The latency of the devices moves when the machine is busy, so means are compared.
    double deviceMs =
        heard.stream().mapToInt(chirp -> chirp.pastEngine().lagFrames()).average().orElseThrow()
            / CardSignal.RATE_HZ
            * 1_000;
    assertThat(deviceMs)
        .isCloseTo(report.at("/latency/deviceMs").asDouble(), within(SOUND_SERVER_MS));

    // The delay halves the level in bypass, so that both ways can be told apart.
    List<Double> gains =
        heard.stream().filter(c -> isWhole(c.delayed())).map(c -> c.delayed().gain()).toList();
    assertThat(gains.get(0)).isCloseTo(1, within(0.05));
    assertThat(gains.get(gains.size() - 1)).isCloseTo(0.5, within(0.05));
    assertThat(report.at("/frames").asLong()).isGreaterThan(48_000L * PERIODS / 2);
    assertThat(report.at("/inputRmsDb").asDouble()).isBetween(-60.0, -10.0);
    assertThat(log("messages.txt")).contains("Bypass");
  }

  @Test
  void deviceThatDoesNotExistIsNamed() throws Exception {
    int status =
        run(
            ChildJava.command(DelayOnDevices.class, "Steinway", "0", "256", "4", "1", "3"),
            folder.resolve("missing.txt"));
    assertThat(status).isEqualTo(1);
    assertThat(log("missing.txt")).contains("No sound input is called \"Steinway\"", "0 default");
  }

  /** Every chirp of the microphone, looked for in what came out of the loudspeaker. */
  private static List<Heard> hear(AirRecording air) {
    List<Heard> heard = new ArrayList<>();
    float[] microphone = air.microphone();
    int at = 0;
    while (at < microphone.length && Math.abs(microphone[at]) < 1e-3) {
      at++;
    }
    for (;
        heard.size() < PERIODS && at + CardSignal.PERIOD_FRAMES < microphone.length;
        at += CardSignal.PERIOD_FRAMES) {
      heard.add(
          new Heard(
              AirRecording.find(
                  microphone, at, CardSignal.CHIRP_FRAMES, air.left(), MOST_LAG_FRAMES),
              AirRecording.find(
                  microphone, at, CardSignal.CHIRP_FRAMES, air.right(), MOST_LAG_FRAMES)));
    }
    return heard;
  }

  /** Not cut by a dropout, which a busy machine may have. */
  private static boolean isWhole(AirRecording.Match match) {
    return match.likeness() > 0.98;
  }

  private static int run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        VirtualCard.command(command)
            .redirectErrorStream(true)
            .redirectInput(Redirect.PIPE)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(35, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return process.exitValue();
    } finally {
      process.destroy();
    }
  }

  private static String log(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All that a DAW may do, for as long as {@code soak.minutes} says, with the engine that the
 * plug-ins themselves start; and nothing of it stays. The hosts have their time limits from
 * outside.
 */
class SoakIT {
  private static final double MINUTES = Double.parseDouble(System.getProperty("soak.minutes"));
  private static final int STARTS_SECONDS = 90;

  private static EngineFolder engine;

  @BeforeAll
  static void anEngineOfTheirOwn() throws Exception {
    engine = new EngineFolder(DawHome.shared().folder().resolve("soak"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.nightjar.denoiser", "dev.nightjar.sing"})
  void theMatrixHolds(String plugin) throws Exception {
    host(STARTS_SECONDS + 120, plugin, "--strict", "--seed", "7");
  }

  @Test
  void bothPlayAtOnce() throws Exception {
    int seconds = STARTS_SECONDS + (int) Math.ceil(MINUTES * 60);
    List<CompletableFuture<Void>> hosts = new ArrayList<>();
    for (String plugin : List.of("dev.nightjar.denoiser", "dev.nightjar.sing")) {
      hosts.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  host(seconds, plugin, "--soak", MINUTES);
                } catch (Exception failed) {
                  throw new AssertionError(failed);
                }
              }));
    }
    CompletableFuture.allOf(hosts.toArray(CompletableFuture[]::new)).join();
  }

  /** Slowly: eight denoisers are more than a small machine can do in time. */
  @ParameterizedTest
  @CsvSource({"dev.nightjar.denoiser, Mix=10, 0.2", "dev.nightjar.sing, Level=-20, 0.5"})
  void anEngineThatIsKilledComesBackForEightWithTheirStates(
      String plugin, String parameter, double speed) throws Exception {
    int kills = (int) Math.ceil(MINUTES);
    host(
        STARTS_SECONDS + kills * STARTS_SECONDS,
        plugin,
        "--kill-engine",
        "--kills",
        kills,
        "--instances",
        8,
        "--speed",
        speed,
        "--param",
        parameter);
  }

  @AfterEach
  void noSegmentStays() throws Exception {
    engine.holdsNoSegment();
  }

  @AfterAll
  static void theEngineEndsAndLeavesNothing() throws Exception {
    engine.endsByItself();
  }

  private static void host(int seconds, String plugin, Object... words) throws Exception {
    DawHome home = DawHome.shared();
    List<Object> all = new ArrayList<>(List.of("env", "NIGHTJAR_RUNTIME_DIR=" + engine.folder()));
    Path host = home.miniHost();
    all.addAll(List.of(host, "--engine"));
    all.addAll(List.of(words));
    all.addAll(List.of(home.clap(), plugin));
    HostRun run = HostRun.within(seconds, home, all.toArray());
    System.out.println(run.said());
    assertThat(run.status()).as(run.said()).isZero();
  }
}

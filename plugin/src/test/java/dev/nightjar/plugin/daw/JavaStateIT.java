package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A song with a Java plug-in that keeps more than parameters: Dusk, tuned by MIDI. Whatever becomes
 * of the engine, what is rendered is the same to the last bit.
 */
@Timeout(300)
class JavaStateIT {
  private static final String DUSK = "jvst.dev.nightjar.examples.dusk.Dusk";
  private static final List<String> NOTE = List.of("--midi", "48000 90 3c 64");

  /** An octave up. */
  private static final List<String> TUNE =
      List.of("--midi", "0 B0 65 00", "--midi", "0 B0 64 02", "--midi", "0 B0 06 4C");

  private static DawHome home;
  private static EngineFolder engine;

  @BeforeAll
  static void installTheExamples() throws Exception {
    home = DawHome.withExamples();
    engine = new EngineFolder(home.folder().resolve("run"));
  }

  @AfterAll
  static void theEngineEndsAndLeavesNothing() throws Exception {
    engine.endsByItself();
  }

  @Test
  void songSoundsAsItDidWhenItWasSaved() throws Exception {
    Path state = home.folder().resolve("dusk.state");
    float[][] plain = rendered("plain", NOTE);
    List<Object> tuned = new ArrayList<>(TUNE);
    tuned.addAll(NOTE);
    tuned.addAll(List.of("--save", state));
    float[][] first = rendered("first", tuned);
    assertThat(Arrays.deepEquals(first, plain)).isFalse();
    assertThat(Files.readString(state)).contains("\ndata: AQIM\n");

    float[][] again = rendered("again", with(NOTE, "--load", state));
    assertThat(again).isDeepEqualTo(first);

    // The engine that is started after the kill is told the state again.
    float[][] killed = rendered("killed", with(NOTE, "--load", state, "--kill-at", "0.5"));
    assertThat(killed).isDeepEqualTo(first);
  }

  private static List<Object> with(List<String> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private static float[][] rendered(String name, List<?> words) throws Exception {
    Path out = home.folder().resolve(name + ".wav");
    List<Object> all = new ArrayList<>(List.of(home.miniHost(), "--seconds", "2"));
    all.addAll(words);
    all.addAll(List.of("--render", "-", out, home.clap(), DUSK));
    HostRun run = HostRun.of(home, all.toArray());
    assertThat(run.status()).as(run.said()).isZero();
    float[][] sound = AudioReader.readAll(out).samples();
    assertThat(sound[0][72_000]).isNotZero();
    return sound;
  }
}

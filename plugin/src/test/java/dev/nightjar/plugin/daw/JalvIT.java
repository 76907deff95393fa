package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.ChildJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A live host: jalv on JACK. */
@Timeout(120)
class JalvIT {
  private static final int BLOCK = 256;
  private static final int LATENCY = 2 * BLOCK + 1056;

  /**
   * As lilv writes them. "Enabled" is 1, as it was when this state was saved: it says nothing new.
   */
  private static final String STATE =
      """
      @prefix lv2: <http://lv2plug.in/ns/lv2core#> .
      @prefix pset: <http://lv2plug.in/ns/ext/presets#> .
      @prefix state: <http://lv2plug.in/ns/ext/state#> .
      <>
        a pset:Preset ;
        lv2:appliesTo <https://nightjar.dev/plugins/denoiser> ;
        lv2:port [ lv2:symbol "enabled" ; pset:value 1.0 ] ;
        state:state [
          <https://nightjar.dev/ns/lv2#state>
            "nightjar-state 1\\nplugin dev.nightjar.denoiser\\nlimit 100\\nbypass on\\nend\\n" ;
          <https://nightjar.dev/ns/lv2#ports> "bypass 1\\n"
        ] .
      """;

  @Test
  void whatGoesInComesOutAfterTheLatency() throws Exception {
    play("-c", "enabled=0", "https://nightjar.dev/plugins/denoiser");
  }

  @Test
  void aStateThatIsLoadedCountsBeforeThePortsThatItWasSavedWith() throws Exception {
    Path state = Files.createTempDirectory(DawHome.shared().folder(), "state");
    Files.writeString(state.resolve("state.ttl"), STATE);
    play("-l", state.toString());
  }

  /** The server's clients may hand on one another's blocks one cycle later, if one was late. */
  private static void play(String... jalv) throws Exception {
    HostRun.needs("jalv", "jalv");
    HostRun.needs("jackd", "jackd2");
    DawHome home = DawHome.shared();
    String server = "nightjar-jalv-" + ProcessHandle.current().pid();
    Path folder = Files.createTempDirectory(home.folder(), "jalv");
    List<String> arguments = new ArrayList<>(List.of(server, folder.toString()));
    arguments.addAll(List.of(jalv));
    List<String> scene = ChildJava.command(JalvScene.class, arguments.toArray(String[]::new));
    Object[] words = new Object[scene.size() + 2];
    words[0] = "env";
    words[1] = "JACK_DEFAULT_SERVER=" + server;
    System.arraycopy(scene.toArray(), 0, words, 2, scene.size());
    HostRun run = HostRun.of(home, words);
    assertThat(run.status()).as(run.said()).isZero();
    List<Long> heard = frames(folder.resolve("heard.txt"));
    TreeSet<Long> sent = new TreeSet<>(frames(folder.resolve("sent.txt")));
    assertThat(heard).hasSizeGreaterThan(2);
    List<Long> delays = heard.stream().map(frame -> frame - sent.floor(frame - LATENCY)).toList();
    assertThat(new TreeSet<>(delays))
        .as("delays %s; %s", delays, run.said())
        .isSubsetOf((long) LATENCY, (long) LATENCY + BLOCK);
  }

  private static List<Long> frames(Path file) throws Exception {
    return Files.readAllLines(file).stream().map(Long::valueOf).toList();
  }
}

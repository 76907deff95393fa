package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.TestSounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LV2's own tools: what the descriptions say, and sound through the plug-in. */
@Timeout(300)
class Lv2HostsIT {
  private static final String PLUGINS = "https://nightjar.dev/plugins/";

  @Test
  void theDescriptionsKeepToTheirVocabularies() throws Exception {
    HostRun.needs("sord_validate", "sordi");
    DawHome home = DawHome.shared();
    List<Object> words = new ArrayList<>(List.of("sord_validate"));
    for (Path vocabulary : vocabularies()) {
      words.addAll(descriptions(vocabulary));
    }
    words.addAll(descriptions(home.lv2()));
    HostRun run = HostRun.of(home, words.toArray());
    assertThat(run.said()).contains("Found 0 errors");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"denoiser", "denoiser-mono", "sing"})
  void lilvFindsAndLoadsThem(String plugin) throws Exception {
    HostRun.needs("lv2info", "lilv-utils");
    HostRun run = HostRun.of(DawHome.shared(), "lv2info", PLUGINS + plugin);
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said())
        .contains("Has latency:       yes")
        .contains("lv2core#freeWheeling")
        .contains("state#interface")
        .doesNotContain("error");
  }

  /** This host hands over single frames and has no options: the latency is the usual one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatLv2applyGivesIsWhatTheEngineGives(int channels) throws Exception {
    HostRun.needs("lv2apply", "lilv-utils");
    DawHome home = DawHome.shared();
    int latency = 2 * 1024 + 1056;
    int frames = 16_000;
    float[][] sound = Arrays.copyOf(EngineAlone.sound(frames), channels);
    float[][] longer = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      longer[channel] = Arrays.copyOf(sound[channel], frames + latency);
    }
    Path in = home.folder().resolve("lv2apply-" + channels + ".wav");
    Path out = home.folder().resolve("applied-" + channels + ".wav");
    TestSounds.write(in, longer, EngineAlone.RATE_HZ);
    String uri = PLUGINS + (channels == 1 ? "denoiser-mono" : "denoiser");
    HostRun run =
        HostRun.of(home, "lv2apply", "-i", in, "-o", out, "-c", "freewheel", "1", uri);
    assertThat(run.status()).as(run.said()).isZero();
    float[][] applied = AudioReader.readAll(out).samples();
    float[][] expected = EngineAlone.denoised(in);
    for (int channel = 0; channel < channels; channel++) {
      assertThat(Arrays.copyOfRange(applied[channel], latency, latency + frames))
          .as("channel " + channel)
          .containsExactly(Arrays.copyOf(expected[channel], frames));
    }
  }

  /** The folders of lv2-dev: each says about itself in a file of that name. */
  private static List<Path> vocabularies() throws Exception {
    List<Path> found = new ArrayList<>(List.of(Path.of("/usr/lib/lv2/schemas.lv2")));
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib/lv2"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (descriptions(folder).stream().anyMatch(file -> file.toString().endsWith("meta.ttl"))) {
          found.add(folder);
        }
      }
    }
    return found;
  }

  private static List<Path> descriptions(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ttl")).toList();
    }
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.daw.Ardour.Guest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A DAW finds the plug-ins and renders through them offline; it makes up for the latency itself.
 *
 * <p>Ardour lets a plug-in hear some silence before the song: blocks of 1024 frames and what makes
 * up for the latency. The model's state after it depends on its length, so the engine is asked for
 * all that there can be, and what it gives after one of them must be the same to the last bit.
 */
@Timeout(400)
class ArdourDenoiserIT {
  private static final int BLOCK = 1024;

  /** The silence that the song itself begins with: VST2 has no word for offline in Ardour. */
  private static final int LEAD = 48 * BLOCK;

  private static final int FRAMES = LEAD + 24_000;
  private static final int RECOGNIZED = 4_000;

  @ParameterizedTest
  @CsvSource({
    "LV2, https://nightjar.dev/plugins/denoiser",
    "LXVST, Nightjar Denoiser",
    "VST3, Nightjar Denoiser"
  })
  void whatArdourRendersIsWhatTheEngineGives(String type, String name) throws Exception {
    Ardour.isNeeded();
    DawHome home = DawHome.shared();
    Ardour ardour = new Ardour(home);
    scan(ardour, home);
    float[][] sound = EngineAlone.sound(FRAMES - LEAD);
    float[][] song = new float[2][FRAMES];
    for (int channel = 0; channel < 2; channel++) {
      System.arraycopy(sound[channel], 0, song[channel], LEAD, FRAMES - LEAD);
    }
    float[][] rendered = ardour.render(new Guest(type, name), song);
    assertThat(rendered[0]).hasSize(FRAMES);
    float[][] heard = part(rendered, LEAD, FRAMES);
    int silent = EngineAlone.silenceBefore(silences(), sound, part(heard, 0, RECOGNIZED));
    assertThat(silent)
        .as("frames of silence after which the engine gives the same")
        .isNotNegative();
    Path scratch = home.folder().resolve("later.wav");
    assertThat(heard).isDeepEqualTo(EngineAlone.denoisedAfter(silent, sound, scratch));
  }

  /** The likely ones first: the engine's clock begins with the render. */
  private static int[] silences() {
    List<Integer> all = new ArrayList<>();
    for (int blocks = 2; blocks > -LEAD / BLOCK; blocks--) {
      all.add(LEAD + blocks * BLOCK + 720);
      all.add(LEAD + blocks * BLOCK + 736);
      all.add(LEAD + blocks * BLOCK);
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[][] part(float[][] sound, int from, int to) {
    return new float[][] {
      Arrays.copyOfRange(sound[0], from, to), Arrays.copyOfRange(sound[1], from, to)
    };
  }

  /** With nothing of the denoised sound in the mix what comes out is what went in, in its place. */
  @ParameterizedTest
  @CsvSource({
    "LV2, https://nightjar.dev/plugins/denoiser",
    "LXVST, Nightjar Denoiser",
    "VST3, Nightjar Denoiser"
  })
  void whatWasSetComesBackWithTheSession(String type, String name) throws Exception {
    Ardour.isNeeded();
    DawHome home = DawHome.shared();
    Ardour ardour = new Ardour(home);
    scan(ardour, home);
    float[][] song = EngineAlone.sound(FRAMES);
    float[][] rendered = ardour.render(new Guest(type, name, "Mix", 0), song);
    assertThat(part(rendered, LEAD, FRAMES)).isDeepEqualTo(part(song, LEAD, FRAMES));
  }

  @Test
  void ardoursScannersSeeBoth() throws Exception {
    Ardour.isNeeded();
    DawHome home = DawHome.shared();
    String said = scan(new Ardour(home), home);
    assertThat(said)
        .contains("VST3Info uid=", "Nightjar Denoiser", "Nightjar SING", "n_midi_inputs=\"1\"")
        .doesNotContain("[ERROR]");
  }

  private static String scan(Ardour ardour, DawHome home) throws Exception {
    return ardour.scan("ardour-vst3-scanner", home.vst3Bundle())
        + ardour.scan("ardour-vst-scanner", home.vst2("nightjar-denoiser"))
        + ardour.scan("ardour-vst-scanner", home.vst2("nightjar-sing"));
  }
}

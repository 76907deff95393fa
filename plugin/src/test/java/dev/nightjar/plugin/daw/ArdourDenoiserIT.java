package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nightjar.plugin.daw.Ardour.Guest;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A DAW finds the plug-ins and renders through them offline; it makes up for the latency itself.
 *
 * <p>Ardour lets a plug-in hear some silence before the song, a number of its blocks of 1024 frames
 * that differs from run to run. The model's state after it is another one each time, so the engine
 * is asked for all that there can be, and one must be the same to the last bit.
 */
@Timeout(400)
class ArdourDenoiserIT {
  private static final int FRAMES = 48_000;

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
    float[][] sound = EngineAlone.sound(FRAMES);
    float[][] rendered = ardour.render(new Guest(type, name), sound);
    assertThat(rendered[0]).hasSize(FRAMES);
    assertThat(rendered).isNotDeepEqualTo(sound);
    Silence silence = Silence.before(rendered, sound, home.folder());
    assertThat(silence.frames()).as("frames of silence before").isPositive();
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

  /**
   * @param frames that the plug-in heard before the song
   */
  private record Silence(int frames) {
    private static final int BLOCK = 1024;
    private static final int MOST_BLOCKS = 120;

    static Silence before(float[][] rendered, float[][] sound, Path folder) throws Exception {
      Path scratch = folder.resolve("later.wav");
      for (int blocks = 1; blocks < MOST_BLOCKS; blocks++) {
        for (int rest : new int[] {720, 736, 0}) {
          int frames = blocks * BLOCK + rest;
          if (Arrays.deepEquals(EngineAlone.denoisedAfter(frames, sound, scratch), rendered)) {
            return new Silence(frames);
          }
        }
      }
      return fail("nothing that the engine gives is what Ardour rendered");
    }
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.daw.Ardour.Guest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A DAW plays a song through the instrument. */
@Timeout(400)
class ArdourSingIT {
  private static final int QUARTERS = 4;
  private static final int FRAMES_A_QUARTER = EngineAlone.RATE_HZ / 2;

  /** Before the song: VST2 has no word for offline in Ardour, and finds out by the first second. */
  private static final int VST2_QUARTERS = 2;

  /**
   * -80 dB: levels glide in steps of 32 frames that begin with the host's first block, so a note
   * that ends between two steps fades by less than a millisecond sooner or later.
   */
  private static final float GLIDE = 1e-4f;

  @ParameterizedTest
  @CsvSource({
    "LV2, https://nightjar.dev/plugins/sing",
    "LXVST, Nightjar SING",
    "VST3, Nightjar SING"
  })
  void whatArdourPlaysIsWhatRenderGives(String type, String name) throws Exception {
    int rest = type.equals("LXVST") ? VST2_QUARTERS : 0;
    int frames = (QUARTERS + rest) * FRAMES_A_QUARTER;
    int firstNoteEnds = (2 + rest) * FRAMES_A_QUARTER;
    Ardour.isNeeded();
    DawHome home = DawHome.shared();
    Ardour ardour = new Ardour(home);
    ardour.scan("ardour-vst3-scanner", home.vst3Bundle());
    ardour.scan("ardour-vst-scanner", home.vst2("nightjar-sing"));
    byte[] song = EngineAlone.songAfter(rest);
    float[][] expected = EngineAlone.rendered(song, home.folder());
    float[][] played = ardour.render(new Guest(type, name), song, QUARTERS + rest, frames);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < frames; i++) {
        assertThat(played[channel][i])
            .as("frame " + i)
            .isCloseTo(expected[channel][i], within(i < firstNoteEnds ? 0 : GLIDE));
      }
    }
  }
}

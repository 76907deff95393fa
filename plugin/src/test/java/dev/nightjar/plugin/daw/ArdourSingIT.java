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
  private static final int FRAMES = 2 * EngineAlone.RATE_HZ;
  private static final int FIRST_NOTES_END = EngineAlone.RATE_HZ;

  /**
   * -80 dB: levels glide in steps of 32 frames that begin with the host's first block, so a note
   * that ends between two steps fades by less than a millisecond sooner or later.
   */
  private static final float GLIDE = 1e-4f;

  @ParameterizedTest
  @CsvSource({"LV2, https://nightjar.dev/plugins/sing", "VST3, Nightjar SING"})
  void whatArdourPlaysIsWhatRenderGives(String type, String name) throws Exception {
    Ardour.isNeeded();
    DawHome home = DawHome.shared();
    Ardour ardour = new Ardour(home);
    ardour.scan("ardour-vst3-scanner", home.vst3Bundle());
    byte[] song = EngineAlone.song();
    float[][] expected = EngineAlone.rendered(song, home.folder());
    float[][] played = ardour.render(new Guest(type, name), song, QUARTERS, FRAMES);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < FRAMES; i++) {
        assertThat(played[channel][i])
            .as("frame " + i)
            .isCloseTo(expected[channel][i], within(i < FIRST_NOTES_END ? 0 : GLIDE));
      }
    }
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.TestSounds;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own CLAP host, from the jar, with the installed plug-ins and the installed engine. */
@Timeout(300)
class MiniHostIT {
  @ParameterizedTest
  @ValueSource(ints = {64, 480, 8192})
  void theDenoiserGivesWhatTheEngineGives(int block) throws Exception {
    DawHome home = DawHome.shared();
    float[][] sound = EngineAlone.sound(96_000);
    Path in = TestSounds.write(home.folder().resolve("in.wav"), sound, EngineAlone.RATE_HZ);
    Path out = home.folder().resolve("out-" + block + ".wav");
    HostRun run =
        HostRun.of(home, home.miniHost(), "--block", block, "--render", in, out, home.clap());
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(AudioReader.readAll(out).samples()).isDeepEqualTo(EngineAlone.denoised(in));
  }

  /** What is announced is enough at every rate, or the engine would not begin. */
  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 96_000, 192_000})
  void atEveryRateTheDenoiserGivesWhatTheEngineGives(int rateHz) throws Exception {
    DawHome home = DawHome.shared();
    float[][] sound = EngineAlone.sound(rateHz / 2);
    Path in = TestSounds.write(home.folder().resolve("at-" + rateHz + ".wav"), sound, rateHz);
    Path out = home.folder().resolve("out-at-" + rateHz + ".wav");
    HostRun run = HostRun.of(home, home.miniHost(), "--render", in, out, home.clap());
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(AudioReader.readAll(out).samples()).isDeepEqualTo(EngineAlone.denoised(in));
  }

  @Test
  void singGivesWhatRenderGives() throws Exception {
    DawHome home = DawHome.shared();
    float[][] expected = EngineAlone.rendered(EngineAlone.song(), home.folder());
    Path out = home.folder().resolve("sung.wav");
    HostRun run =
        HostRun.of(
            home,
            home.miniHost(),
            "--seconds",
            "2",
            "--midi",
            "24000 90 3c 64",
            "--midi",
            "48000 80 3c 00",
            "--midi",
            "48000 90 43 50",
            "--midi",
            "72000 80 43 00",
            "--render",
            "-",
            out,
            home.clap(),
            "dev.nightjar.sing");
    assertThat(run.status()).as(run.said()).isZero();
    float[][] sung = AudioReader.readAll(out).samples();
    int frames = Math.min(sung[0].length, expected[0].length);
    assertThat(frames).isGreaterThan(EngineAlone.RATE_HZ);
    for (int channel = 0; channel < 2; channel++) {
      assertThat(Arrays.copyOf(sung[channel], frames))
          .isEqualTo(Arrays.copyOf(expected[channel], frames));
    }
  }
}

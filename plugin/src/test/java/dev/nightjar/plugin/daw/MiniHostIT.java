package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.song.SongBytes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own CLAP host, from the jar, with the installed plug-ins and the installed engine. */
@Timeout(300)
class MiniHostIT {
  private static final int TICKS_PER_QUARTER = 480;
  private static final int FRAMES_PER_TICK = EngineAlone.RATE_HZ / 2 / TICKS_PER_QUARTER;

  @ParameterizedTest
  @ValueSource(ints = {64, 480, 8192})
  void theDenoiserGivesWhatTheEngineGives(int block) throws Exception {
    DawHome home = DawHome.shared();
    float[][] sound = EngineAlone.sound(96_000);
    Path in = TestSounds.write(home.folder().resolve("in.wav"), sound, EngineAlone.RATE_HZ);
    Path out = home.folder().resolve("out-" + block + ".wav");
    HostRun run =
        HostRun.of(home, host(home), "--block", block, "--render", in, out, home.clap());
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(AudioReader.readAll(out).samples()).isDeepEqualTo(EngineAlone.denoised(in));
  }

  @Test
  void singGivesWhatRenderGives() throws Exception {
    DawHome home = DawHome.shared();
    SongBytes song = new SongBytes(1, TICKS_PER_QUARTER);
    song.event(0, 0x90, 60, 100).event(480, 0x80, 60, 0).event(0, 0x90, 67, 80);
    song.event(480, 0x80, 67, 0).end(960);
    Path file = Files.write(home.folder().resolve("song.mid"), song.bytes());
    Path rendered = home.folder().resolve("rendered.wav");
    CommandRun render = CommandRun.of("render", file, "-o", rendered, "--float32");
    assertThat(render.status()).as(render.err()).isZero();
    Path out = home.folder().resolve("sung.wav");
    HostRun run =
        HostRun.of(
            home, host(home), "--seconds", "2", "--midi", "0 90 3c 64",
            "--midi", 480 * FRAMES_PER_TICK + " 80 3c 00",
            "--midi", 480 * FRAMES_PER_TICK + " 90 43 50",
            "--midi", 960 * FRAMES_PER_TICK + " 80 43 00",
            "--render", "-", out, home.clap(), "dev.nightjar.sing");
    assertThat(run.status()).as(run.said()).isZero();
    float[][] sung = AudioReader.readAll(out).samples();
    float[][] expected = AudioReader.readAll(rendered).samples();
    int frames = Math.min(sung[0].length, expected[0].length);
    assertThat(frames).isGreaterThan(EngineAlone.RATE_HZ);
    for (int channel = 0; channel < 2; channel++) {
      assertThat(Arrays.copyOf(sung[channel], frames))
          .isEqualTo(Arrays.copyOf(expected[channel], frames));
    }
  }

  private static synchronized Path host(DawHome home) throws Exception {
    Path host = home.folder().resolve("nightjar-mini-host");
    if (!Files.exists(host)) {
      String resource = "/dev/nightjar/native/linux-x86_64/nightjar-mini-host";
      try (InputStream in = MiniHostIT.class.getResourceAsStream(resource)) {
        Files.copy(in, host);
      }
      assertThat(host.toFile().setExecutable(true)).isTrue();
    }
    return host;
  }
}

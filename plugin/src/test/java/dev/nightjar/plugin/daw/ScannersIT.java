package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Qtractor looks at plug-ins in a process of its own, which is asked here as Qtractor asks it. */
@Timeout(120)
class ScannersIT {
  private static final String SCANNER = "/usr/lib/x86_64-linux-gnu/qtractor/qtractor_plugin_scan";

  @ParameterizedTest
  @CsvSource({
    "VST2, .vst/nightjar/nightjar-denoiser.so, Nightjar Denoiser|2:2|0:0|4:0",
    "VST2, .vst/nightjar/nightjar-sing.so, Nightjar SING|0:2|1:0|9:0",
    "CLAP, .clap/nightjar.clap, Nightjar Denoiser|2:2|0:0|4:0",
    "CLAP, .clap/nightjar.clap, Nightjar SING|0:2|1:0|9:0"
  })
  void qtractorSeesThem(String format, String file, String expected) throws Exception {
    HostRun.needs(SCANNER, "qtractor");
    DawHome home = DawHome.shared();
    Path plugin = home.folder().resolve(file);
    HostRun run =
        HostRun.of(home, "sh", "-c", "echo '%s:%s' | %s".formatted(format, plugin, SCANNER));
    assertThat(run.said()).contains(expected);
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.TestSounds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugin install --runtime}: plug-ins that play where there is no Java. */
@Timeout(600)
class LinkedJavaIT {
  private static final int LINK_SECONDS = 400;

  @TempDir private Path folder;

  @Test
  void anEngineIsStartedWithNoJavaOnTheMachine() throws Exception {
    DawHome home = new DawHome(folder.toRealPath());
    HostRun installed =
        HostRun.within(
            LINK_SECONDS,
            home,
            DawHome.java(),
            "-jar",
            DawHome.jar(),
            "plugin",
            "install",
            "--runtime",
            "--format",
            "clap");
    assertThat(installed.status()).as(installed.said()).isZero();
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    Path in =
        TestSounds.write(folder.resolve("in.wav"), EngineAlone.sound(24_000), EngineAlone.RATE_HZ);
    Path out = folder.resolve("out.wav");
    HostRun run =
        HostRun.of(
            home,
            "env",
            "-u",
            "NIGHTJAR_JAVA",
            "-u",
            "JAVA_HOME",
            "PATH=" + nothing,
            home.miniHost(),
            "--render",
            in,
            out,
            home.clap());
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(AudioReader.readAll(out).samples()).isDeepEqualTo(EngineAlone.denoised(in));
    new EngineFolder(folder.resolve("run")).endsByItself();
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.ChildJava;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The plug-in's window on a desktop of its own, shown by an engine that the plug-in itself starts
 * there.
 */
@Timeout(400)
class WindowIT {
  private static final int SECONDS = 240;

  @Test
  void whatItsUserChangesTheHostRecords() throws Exception {
    HostRun run = onADesktop("edit");
    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said()).contains("shown", "seen", "begin 0\n", "value 0 9", "end 0\n");
  }

  @Test
  void theHostHearsThatItsUserClosesIt() throws Exception {
    HostRun run = onADesktop("close");
    assertThat(run.said()).contains("shown", "seen", "closed", "nobody has changed anything");
  }

  @Test
  void withoutADesktopTheHostIsToldWhatIsMissing() throws Exception {
    DawHome home = DawHome.shared();
    HostRun run =
        HostRun.of(
            home,
            "env",
            "-u",
            "DISPLAY",
            "NIGHTJAR_RUNTIME_DIR=" + home.folder().resolve("no-desktop"),
            home.miniHost(),
            "--window",
            "60",
            home.clap());
    assertThat(run.said()).contains("no window: There is no display: DISPLAY was not set");
    assertThat(run.status()).isEqualTo(1);
  }

  private static HostRun onADesktop(String what) throws Exception {
    HostRun.needs("xvfb-run", "xvfb");
    HostRun.needs("xauth", "xauth");
    HostRun.needs("xwininfo", "x11-utils");
    DawHome home = DawHome.shared();
    Path runtime = home.folder().resolve("desktop-" + what);
    List<Object> command =
        new ArrayList<>(List.of("env", "NIGHTJAR_RUNTIME_DIR=" + runtime, "xvfb-run", "-a", "-s"));
    command.add("-screen 0 1000x700x24");
    command.addAll(
        ChildJava.command(
            WindowScene.class,
            what,
            home.miniHost().toString(),
            "--window",
            "120",
            home.clap().toString()));
    return HostRun.within(SECONDS, home, command.toArray());
  }
}

package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveSessionTest {
  private static final LiveSettings SETTINGS = settings(Room.fixed(4), 0);

  private final StringWriter said = new StringWriter();

  @Test
  void devicesThatVanishAreOpenedAgain() throws Exception {
    List<FakeLines> opened = new ArrayList<>();
    List<LiveSession> sessions = new ArrayList<>();
    LineOpener opener =
        settings -> {
          if (opened.size() == 1 && !said.toString().contains("unplugged")) {
            throw new DeviceException("The fake is unplugged.");
          }
          // The first goes after a tenth of a second; the second stays.
          opened.add(new FakeLines(opened.isEmpty() ? 4_800 : Long.MAX_VALUE));
          if (opened.size() == 2) {
            new Thread(() -> stopWhenSaid(sessions.get(0), "back")).start();
          }
          return new JavaSoundDevices(opened.get(opened.size() - 1).lines(), SETTINGS);
        };
    sessions.add(session(SETTINGS, opener, false));
    LiveReport report = sessions.get(0).run();
    assertThat(said.toString())
        .containsSubsequence(
            "Live from \"fake microphone\"",
            "Sound input \"fake microphone\" has gone. Trying again in 500 ms.",
            "The fake is unplugged. Trying again in 1000 ms.",
            "The devices are back.");
    assertThat(report.reconnections()).isEqualTo(1);
    assertThat(opened).extracting(FakeLines::closed).containsExactly(2, 2);
    assertThat(report.frames()).isGreaterThan(4_000);
  }

  @Test
  void devicesThatNeverOpenEndTheSession() {
    LineOpener opener =
        settings -> {
          throw new DeviceException("The fake is unplugged.");
        };
    assertThatThrownBy(() -> session(SETTINGS, opener, false).run())
        .isInstanceOf(DeviceException.class)
        .hasMessage("The fake is unplugged.");
  }

  @Test
  void timeLimitEndsItAndTheReportAddsUp() throws Exception {
    LiveSettings brief = settings(Room.fixed(4), 1.5);
    LiveReport report =
        session(
                brief,
                settings -> new JavaSoundDevices(new FakeLines(Long.MAX_VALUE).lines(), brief),
                true)
            .run();
    assertThat(report.frames()).isPositive();
    assertThat(report.latency().processingFrames()).isEqualTo(100 + 2 * 256);
    assertThat(report.latency().processingMs()).isCloseTo(612 / 48.0, within(1e-9));
    assertThat(report.latency().inputDeviceFrames()).isEqualTo(256);
    assertThat(report.inputRmsDb()).isCloseTo(-12.04, within(3.0));
    assertThat(report.reconnections()).isZero();
    assertThat(said.toString()).contains("\rin ", "latency", "load", "dropouts");
  }

  @Test
  void devicesThatKeepLosingSoundGetMoreRoom() throws Exception {
    List<LiveSettings> opened = new ArrayList<>();
    LineOpener opener =
        settings -> {
          opened.add(settings);
          return new JavaSoundDevices(
              FakeLines.hurried(settings.buffers().blocks()).lines(), settings);
        };
    LiveReport report = session(settings(Room.growing(4), 3), opener, false).run();
    assertThat(opened).extracting(s -> s.buffers().blocks()).containsExactly(4, 6, 9);
    assertThat(said.toString())
        .contains("going on with --buffers 6 --engine-blocks 2")
        .contains("going on with --buffers 9 --engine-blocks 2")
        .doesNotContain("back");
    assertThat(report.buffers()).isEqualTo(9);
    assertThat(report.reconnections()).isZero();
  }

  @Test
  void roomThatTheUserChoseStays() throws Exception {
    List<LiveSettings> opened = new ArrayList<>();
    LineOpener opener =
        settings -> {
          opened.add(settings);
          return new JavaSoundDevices(FakeLines.hurried(4).lines(), settings);
        };
    LiveReport report = session(settings(Room.fixed(4), 1), opener, false).run();
    assertThat(opened).hasSize(1);
    assertThat(report.outputUnderruns()).isPositive();
  }

  @Test
  void elsewhereThanOnATerminalTheStatusIsALineNowAndThen() {
    AtomicLong clockNs = new AtomicLong();
    StatusDisplay display = new StatusDisplay(console(false), clockNs::get);
    LiveStatus status = new LiveStatus(-20, Double.NEGATIVE_INFINITY, 6, 31.2, 0.05, 3, true);
    display.show(status.line());
    assertThat(said.toString()).isEmpty();
    clockNs.set(6_000_000_000L);
    display.show(status.line());
    display.show(status.line());
    assertThat(said.toString().lines())
        .containsExactly(
            "in  -20.0 dB  out  -99.9 dB  reduction  6.0 dB  latency  31.2 ms  load   5%"
                + "  dropouts 3  BYPASS");
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(
            () -> new LiveSettings(null, null, 1, 48_000, 8, Room.fixed(4), Room.fixed(1), 0))
        .hasMessage("block must be 16 to 8192, not 8");
    assertThatThrownBy(() -> settings(Room.fixed(4), Double.NaN)).hasMessageContaining("seconds");
    assertThatThrownBy(() -> settings(Room.growing(2), 0))
        .hasMessage("buffers must be 3 to 64, not 2");
  }

  private static LiveSettings settings(Room buffers, double seconds) {
    return new LiveSettings(null, null, 1, 48_000, 256, buffers, Room.fixed(2), seconds);
  }

  private LiveSession session(LiveSettings settings, LineOpener opener, boolean terminal) {
    return new LiveSession(
        settings,
        opener,
        new DelayEffect(100),
        UnaryOperator.identity(),
        new StatusDisplay(console(terminal), System::nanoTime));
  }

  private Console console(boolean terminal) {
    PrintWriter writer = new PrintWriter(said, true);
    return new Console(writer, writer, terminal);
  }

  private void stopWhenSaid(LiveSession session, String word) {
    try {
      while (!said.toString().contains(word)) {
        Thread.sleep(20);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    session.stop();
  }
}

package dev.nightjar.plugin.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressInLinesTest {
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
  private long nowNs;

  @Test
  void tellsShareAndTimeLeftNowAndThen() {
    Progress progress = new ProgressInLines(console, "denoise", 100, "s", () -> nowNs);
    for (int second = 1; second <= 10; second++) {
      nowNs = TimeUnit.SECONDS.toNanos(second);
      progress.reach(4L * second);
    }
    progress.close();
    assertThat(err.toString().lines())
        .containsExactly(
            "denoise: 20 of 100 s (20%), about 20 s left",
            "denoise: 40 of 100 s (40%), about 15 s left");
  }

  @Test
  void withoutATotalItTellsWhatIsDone() {
    Progress progress = new ProgressInLines(console, "read", -1, "s", () -> nowNs);
    nowNs = TimeUnit.SECONDS.toNanos(6);
    progress.reach(3);
    assertThat(err.toString().strip()).isEqualTo("read: 3 s");
  }
}

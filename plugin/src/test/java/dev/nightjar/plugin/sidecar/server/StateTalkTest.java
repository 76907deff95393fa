package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.sidecar.session.StateErrand;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTalkTest {
  private static final int MOST_BYTES = 1 << 20;

  private final List<StateErrand> errands = new ArrayList<>();
  private final StateTalk talk = new StateTalk(errands::add);

  /** What a plug-in that sends this back would say. */
  private static List<String> loading(byte[] state) {
    List<String> lines = new ArrayList<>(StateTalk.saved(5, state));
    lines.set(0, lines.get(0).replace("saved", "load"));
    return lines;
  }

  @Property(tries = 50)
  void whatIsSavedIsLoadedAgain(@ForAll @Size(max = 10_000) byte[] state) {
    for (String line : loading(state)) {
      assertThat(line.length()).isLessThan(LineChannel.MOST_BYTES);
      assertThat(talk.hear(line)).isTrue();
    }
    StateErrand last = errands.get(errands.size() - 1);
    assertThat(last.turn()).isEqualTo(5);
    assertThat(last.state()).isEqualTo(state);
    assertThat(talk.isHalf()).isFalse();
  }

  @Test
  void theMostIsTakenAndNoMore() {
    for (String line : loading(new byte[MOST_BYTES])) {
      assertThat(talk.hear(line)).isTrue();
    }
    assertThat(errands.get(0).state()).hasSize(MOST_BYTES);
    assertThat(talk.hear("data load 6 " + (MOST_BYTES + 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data",
        "data ",
        "data load",
        "data load 1",
        "data load 1 -1",
        "data load 1 99999999",
        "data load x 1",
        "data load 1 1 1",
        "data save",
        "data save ",
        "data save -1",
        "data save 12345678901",
        "data more QUJD",
        "Data save 1",
        "data saved 1 0",
        "window hide",
        ""
      })
  void whatMakesNoSenseIsNotTaken(String line) {
    assertThat(talk.hear(line)).isFalse();
    assertThat(errands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data more ",
        "data more QUJDRA==",
        "data more Q",
        "data more QU JD",
        "data more ????",
        "data load 2 1",
        "data save 2",
        "window hide"
      })
  void nothingElseComesIntoTheMiddle(String line) {
    assertThat(talk.hear("data load 1 3")).isTrue();
    assertThat(talk.isHalf()).isTrue();
    assertThat(talk.hear(line)).isFalse();
    assertThat(errands).isEmpty();
  }

  @Test
  void anErrandThatNobodyTakesIsNotHeard() {
    StateTalk full = new StateTalk(errand -> false);
    assertThat(full.hear("data save 1")).isFalse();
    assertThat(full.hear("data load 1 0")).isFalse();
  }
}

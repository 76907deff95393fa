package dev.nightjar.plugin.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.sidecar.WindowOpener;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plug-in may say about its window; nothing here needs a display. */
class WindowTalkTest {
  private final List<String> said = new ArrayList<>();
  private final WindowOpener.InstanceWindow window =
      new PluginWindows()
          .begin(
              new WindowOpener.Owner() {
                @Override
                public void say(String line) {
                  said.add(line);
                }

                @Override
                public String state() {
                  return "ready";
                }
              });

  @Test
  void aDescriptionIsPutTogetherLineByLine() {
    DescriptionReader reader = new DescriptionReader();
    for (String line :
        List.of(
            "plugin Nightjar Denoiser",
            "display :0",
            "parameter 0 0 100 18.5 dB|Attenuation limit",
            "parameter 1 0 1 0 |Model",
            "step Large",
            "step Light",
            "program Full",
            "program Natural")) {
      assertThat(reader.take(line)).as(line).isTrue();
    }
    WindowDescription expected =
        new WindowDescription(
            "Nightjar Denoiser",
            ":0",
            List.of(
                new WindowParameter("Attenuation limit", "dB", 0, 100, 18.5, 0, List.of()),
                new WindowParameter("Model", "", 0, 1, 0, 1, List.of("Large", "Light"))),
            List.of("Full", "Natural"));
    assertThat(reader.description()).isEqualTo(expected);
    assertThat(reader.take("plugin Another")).isTrue();
    assertThat(reader.description().parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "window",
        "open org.example.gain 1-1.seg",
        "window close everything",
        "window parameter",
        "window parameter 0 0 1 0",
        "window parameter 0 0 1 0 no bar",
        "window parameter x 0 1 0 |A",
        "window parameter 0 0 NaN 0 |A",
        "window parameter 0 0 Infinity 0 |A",
        "window parameter 0 -1.7e308 1.7e308 0 |A",
        "window parameter 0 1 0 0 |A",
        "window parameter 0 0 1 2 |A",
        "window parameter 0 1 1 1 |A",
        "window step of no parameter",
        "window value",
        "window value 0",
        "window value 64 0",
        "window value -1 0",
        "window value 0 NaN",
        "window value 99999999999 0",
      })
  void whatMakesNoSenseIsRefused(String line) {
    assertThat(window.hear(line)).isFalse();
    assertThat(said).isEmpty();
  }

  @Test
  void tooMuchIsRefused() {
    for (int i = 0; i < 64; i++) {
      assertThat(window.hear("window parameter 0 0 1 0 |A")).isTrue();
    }
    assertThat(window.hear("window parameter 0 0 1 0 |A")).isFalse();
    for (int i = 0; i < 4_096; i++) {
      assertThat(window.hear("window step " + i)).isTrue();
    }
    assertThat(window.hear("window program one too many")).isFalse();
  }

  @Test
  void aWindowThatNobodySawHidesAndEndsWithoutADisplay() {
    assertThat(window.hear("window value 63 0.25")).isTrue();
    assertThat(window.hear("window hide")).isTrue();
    window.close();
    assertThat(said).isEmpty();
  }

  @Property
  void noLineDoesHarm(@ForAll String text) {
    DescriptionReader reader = new DescriptionReader();
    for (String word : new String[] {"", "plugin ", "parameter ", "step ", "program "}) {
      reader.take("parameter 0 0 1 0 |A");
      reader.take(word + text);
    }
    assertThat(reader.description().parameters())
        .allMatch(p -> p.minimum() <= p.valueAt(p.positions()) && p.text(Double.NaN) != null);
  }
}

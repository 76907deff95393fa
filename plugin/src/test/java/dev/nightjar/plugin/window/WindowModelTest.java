package dev.nightjar.plugin.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowModelTest {
  private static final WindowParameter LIMIT =
      new WindowParameter("Attenuation limit", "dB", 0, 100, 100, 0, List.of());
  private static final WindowParameter MODEL =
      new WindowParameter("Model", "", 0, 1, 0, 1, List.of("Large", "Light"));
  private static final WindowParameter BYPASS =
      new WindowParameter("Bypass", "", 0, 1, 0, 3, List.of());

  private final AtomicLongArray values = new AtomicLongArray(DescriptionReader.MOST_PARAMETERS);
  private final List<String> said = new ArrayList<>();
  private final WindowModel model =
      new WindowModel(
          new WindowDescription("Test", "", List.of(LIMIT, MODEL, BYPASS), List.of("One", "Two")),
          values,
          said::add);

  @Test
  void aChangeIsSaidOnceAndWithinItsRange() {
    model.begin(0);
    model.change(0, 42.5);
    model.change(0, 42.5);
    model.change(0, 1_000);
    model.end(0);
    assertThat(said)
        .containsExactly(
            "window begin 0", "window value 0 42.5", "window value 0 100.0", "window end 0");
    assertThat(model.value(0)).isEqualTo(100);
  }

  @Test
  void whatIsSetAtOnceIsATouchOfItsOwn() {
    model.set(2, 1);
    model.set(2, 1);
    assertThat(said).containsExactly("window begin 2", "window value 2 1.0", "window end 2");
  }

  @Test
  void thePluginsChangesAreFollowed() {
    values.set(0, Double.doubleToLongBits(18));
    values.set(1, Double.doubleToLongBits(1));
    assertThat(model.text(0)).isEqualTo("18.0 dB");
    assertThat(model.text(1)).isEqualTo("Light");
    assertThat(said).isEmpty();
  }

  @Test
  void aPluginCanNotPushAValueOutOfItsRange() {
    values.set(0, Double.doubleToLongBits(Double.NaN));
    values.set(1, Double.doubleToLongBits(7));
    assertThat(model.value(0)).isEqualTo(100);
    assertThat(model.value(1)).isEqualTo(1);
    assertThat(model.text(1)).isEqualTo("Light");
  }

  @Test
  void aProgramIsChosenByItsNumber() {
    model.choose(1);
    assertThat(said).containsExactly("window program 1");
  }

  @Test
  void eachParameterHasTheControlThatFitsIt() {
    assertThat(LIMIT.control()).isEqualTo(WindowParameter.Control.SLIDER);
    assertThat(MODEL.control()).isEqualTo(WindowParameter.Control.CHOICE);
    assertThat(BYPASS.control()).isEqualTo(WindowParameter.Control.SWITCH);
  }

  @Property
  void aSliderThatIsPutSomewhereStaysThere(@ForAll @IntRange(max = 1_000) int position) {
    assertThat(LIMIT.position(LIMIT.valueAt(position))).isEqualTo(position);
  }
}

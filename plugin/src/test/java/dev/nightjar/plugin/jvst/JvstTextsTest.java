package dev.nightjar.plugin.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class JvstTextsTest {

  /** Displays its parameters, all of which start at a quarter, by these functions. */
  private static final class Displaying extends StillPlugin {
    private final List<DoubleFunction<String>> displays;
    private final String label;
    private final float[] values;

    Displaying(String label, List<DoubleFunction<String>> displays) {
      this.displays = displays;
      this.label = label;
      values = new float[displays.size()];
      Arrays.fill(values, 0.25f);
    }

    @Override
    public int getNumParams() {
      return values.length;
    }

    @Override
    public void setParameter(int index, float value) {
      values[index] = value;
    }

    @Override
    public float getParameter(int index) {
      return values[index];
    }

    @Override
    public String getParameterDisplay(int index) {
      return displays.get(index).apply(values[index]);
    }

    @Override
    public String getParameterLabel(int index) {
      return label;
    }
  }

  private static ParameterTexts texts(String label, DoubleFunction<String> display) {
    return JvstPlugin.of(new Displaying(label, List.of(display))).texts().get(0);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  @Test
  void numbersHaveTheLabelForAUnit() {
    ParameterTexts texts =
        texts("dB", value -> value == 0 ? "-oo" : number("%.1f", 6 - 96 * (1 - value)));
    assertThat(texts.decimals()).isEqualTo(1);
    assertThat(texts.unit()).isEqualTo("dB");
    assertThat(texts.shown()).hasSize(129).startsWith("-oo", "-89.3").endsWith("6.0");
  }

  @Test
  void unitWithinTheTextIsTakenOut() {
    ParameterTexts texts = texts("", value -> number("%.0f Hz", 1000 * value));
    assertThat(texts.decimals()).isZero();
    assertThat(texts.unit()).isEqualTo("Hz");
    assertThat(texts.shown()).startsWith("0", "8").endsWith("1000");
  }

  @Test
  void commasAreTakenForPoints() {
    assertThat(texts("s", value -> number("%.2f", value).replace('.', ',')).shown())
        .endsWith("1.00");
  }

  @Test
  void wordsAndSeveralUnitsStayAsTheyAre() {
    ParameterTexts words = texts("x", value -> value < 0.5 ? "Sine; soft" : "Saw");
    assertThat(words.decimals()).isNegative();
    assertThat(words.unit()).isEmpty();
    assertThat(words.shown()).startsWith("Sine soft").endsWith("Saw");
    ParameterTexts units =
        texts(
            "",
            value -> value < 0.5 ? number("%.0f Hz", 2000 * value) : number("%.1f kHz", 2 * value));
    assertThat(units.decimals()).isNegative();
    assertThat(units.shown()).startsWith("0 Hz").endsWith("2.0 kHz");
  }

  @Test
  void whoSaysNothingOfUseHasNone() {
    assertThat(texts("", value -> "").isKnown()).isFalse();
    assertThat(texts("", value -> null).isKnown()).isFalse();
    assertThat(texts("", value -> "always").isKnown()).isFalse();
    assertThat(texts("", value -> value > 0.9 ? "" : number("%.2f", value)).isKnown()).isFalse();
    assertThat(
            texts(
                    "",
                    value -> {
                      throw new IllegalStateException("no text");
                    })
                .isKnown())
        .isFalse();
  }

  @Test
  void parametersAreAfterwardsAsTheyWere() {
    Displaying plugin =
        new Displaying("", List.of(value -> number("%.3f", value), value -> number("%.1f", value)));
    List<ParameterTexts> texts = JvstPlugin.of(plugin).texts();
    assertThat(texts).extracting(ParameterTexts::decimals).containsExactly(3, 1);
    assertThat(plugin.values).containsExactly(0.25f, 0.25f);
  }

  @Test
  void whoTakesItsTimeIsAskedNoLonger() {
    Displaying plugin =
        new Displaying("", List.of(value -> number("%.2f", value), JvstTextsTest::slowly));
    List<ParameterTexts> texts = JvstPlugin.of(plugin).texts();
    assertThat(texts.get(0).isKnown()).isTrue();
    assertThat(texts.get(1).isKnown()).isFalse();
  }

  private static String slowly(double value) {
    try {
      Thread.sleep(50);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return number("%.2f", value);
  }
}

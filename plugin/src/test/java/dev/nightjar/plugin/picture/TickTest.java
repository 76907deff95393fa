package dev.nightjar.plugin.picture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TickTest {
  @Property
  void timesLieOnTheAxisInOrderAndNotTooDense(
      @ForAll @DoubleRange(min = 0.01, max = 40_000) double seconds) {
    var places = Tick.time(seconds, 12).stream().map(Tick::place).toList();
    assertThat(places).isSorted().hasSizeBetween(1, 13);
    assertThat(places).allMatch(place -> place >= 0 && place <= 1 + 1e-6);
  }

  @Test
  void longTimesAreInMinutes() {
    assertThat(Tick.time(600, 12).get(1).label()).isEqualTo("1:00");
    assertThat(Tick.time(10, 12).get(3).label()).isEqualTo("3");
    assertThat(Tick.time(0.5, 12).get(1).label()).isEqualTo("0.05");
  }

  @Test
  void frequenciesKeepTheirDistance() {
    var ticks = Tick.frequency(FrequencyScale.mel(0, 24_000), 0.07);
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(ticks.get(i).place() - ticks.get(i - 1).place()).isGreaterThanOrEqualTo(0.07);
    }
    assertThat(ticks).extracting(Tick::label).contains("0", "1k", "16k");
  }
}

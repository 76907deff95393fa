package dev.nightjar.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void ofOneToTwoHundredMillisecondsInAnyOrder() {
    long[] durationsNs = LongStream.rangeClosed(1, 200).map(ms -> (201 - ms) * 1_000_000).toArray();
    assertThat(Spread.ofNs(durationsNs)).isEqualTo(new Spread(100, 198, 200));
  }

  @Test
  void ofOneDurationIsThatDuration() {
    assertThat(Spread.ofNs(new long[] {2_500_000})).isEqualTo(new Spread(2.5, 2.5, 2.5));
  }

  @Test
  void ofNothingIsRefused() {
    assertThatThrownBy(() -> Spread.ofNs(new long[0])).isInstanceOf(IllegalArgumentException.class);
  }
}

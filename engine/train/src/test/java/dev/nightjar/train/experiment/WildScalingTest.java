package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class WildScalingTest {

  @Test
  void showsTimeToTheGoalAndRateByThreadsWithWhatWouldBeLinear() {
    WildScaling scaling = new WildScaling("texts", 0.05);
    scaling.add("HW", 2, 3, 200);
    scaling.add("HW", 1, 4, 100);
    scaling.add("AB", 1, 6, 80);
    scaling.add("AB", 2, 5, 90);
    scaling.add("MB", 1, Double.POSITIVE_INFINITY, 70);
    List<Plot> plots = scaling.plots();
    XYChart time = plots.get(0).chart();
    assertThat(time.getYAxisTitle()).contains("0.0500");
    assertThat(time.getSeriesMap()).containsOnlyKeys("HW", "AB", "AB, ideal");
    assertThat(time.getSeriesMap().get("HW").getXData()).containsExactly(1, 2);
    assertThat(time.getSeriesMap().get("HW").getYData()).containsExactly(4, 3);
    assertThat(time.getSeriesMap().get("AB, ideal").getYData()).containsExactly(6, 3);
    XYChart rate = plots.get(1).chart();
    assertThat(rate.getSeriesMap()).containsOnlyKeys("HW", "AB", "MB");
    assertThat(rate.getSeriesMap().get("MB").getYData()).containsExactly(70);
  }
}

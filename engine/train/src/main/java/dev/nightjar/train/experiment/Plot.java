package dev.nightjar.train.experiment;

import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of curves. */
final class Plot {

  /** The least value on a logarithmic axis: there is no zero. */
  private static final double FLOOR = 1e-12;

  private final XYChart chart;
  private final boolean logarithmic;

  private Plot(String title, String x, String y, boolean logarithmic) {
    this.logarithmic = logarithmic;
    chart =
        new XYChartBuilder()
            .width(760)
            .height(420)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setYAxisLogarithmic(logarithmic);
  }

  /** With linear axes. */
  static Plot linear(String title, String x, String y) {
    return new Plot(title, x, y, false);
  }

  /** With a logarithmic upright axis. */
  static Plot logarithmic(String title, String x, String y) {
    return new Plot(title, x, y, true);
  }

  /** With two logarithmic axes. */
  static Plot logLog(String title, String x, String y) {
    Plot plot = new Plot(title, x, y, true);
    plot.chart.getStyler().setXAxisLogarithmic(true);
    return plot;
  }

  /** One more curve; values that are no numbers end it. */
  Plot curve(String name, double[] x, double[] y) {
    int end = 0;
    while (end < y.length && Double.isFinite(y[end]) && Math.abs(y[end]) < 1e30) {
      end++;
    }
    if (end > 0) {
      double[] shown = Arrays.copyOf(y, end);
      if (logarithmic) {
        Arrays.setAll(shown, i -> Math.max(FLOOR, shown[i]));
      }
      chart.addSeries(name, Arrays.copyOf(x, end), shown).setMarker(SeriesMarkers.NONE);
    }
    return this;
  }

  /** Like a curve, but each value is marked, so that even one alone is seen. */
  Plot points(String name, double[] x, double[] y) {
    if (x.length > 0) {
      chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE);
    }
    return this;
  }

  XYChart chart() {
    return chart;
  }

  /** 0, 1, 2, ... as many as wanted. */
  static int[] order(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** 0, 1, 2, ... as many as there are values. */
  static double[] indices(int count) {
    double[] indices = new double[count];
    Arrays.setAll(indices, i -> i);
    return indices;
  }
}

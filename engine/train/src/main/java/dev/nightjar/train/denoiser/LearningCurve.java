package dev.nightjar.train.denoiser;

import dev.nightjar.train.run.CurveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a run gets better: a row for each validation, as CSV and as a picture beside it. */
public final class LearningCurve {

  private static final String HEADER = "step,hours_heard,train_loss,valid_loss,si_sdr_db,stoi";

  private final CurveFile csv;
  private final Path png;
  private final List<Row> rows;

  /**
   * One validation.
   *
   * @param step steps done
   * @param hoursHeard hours of audio that training has seen
   * @param trainLoss mean training loss since the row before
   * @param scores validation scores
   */
  public record Row(long step, double hoursHeard, double trainLoss, Validation.Scores scores) {}

  /** Goes on with the curve in {@code folder}, up to and with {@code step}. */
  public LearningCurve(Path folder, long step) throws IOException {
    csv = new CurveFile(folder.resolve("curve.csv"), HEADER);
    png = folder.resolve("curve.png");
    rows = new ArrayList<>(csv.rows(LearningCurve::row));
    rows.removeIf(row -> row.step() > step);
  }

  /** Adds a row and writes both files. */
  public void add(Row row) throws IOException {
    rows.add(row);
    csv.write(rows.stream().map(LearningCurve::format).toList());
    draw();
  }

  private static String format(Row row) {
    return String.format(
        Locale.ROOT,
        "%d,%.4f,%.6f,%.6f,%.4f,%.5f",
        row.step(),
        row.hoursHeard(),
        row.trainLoss(),
        row.scores().loss(),
        row.scores().siSdrDb(),
        row.scores().stoi());
  }

  private static Row row(String[] f) {
    return new Row(
        Long.parseLong(f[0]),
        Double.parseDouble(f[1]),
        Double.parseDouble(f[2]),
        new Validation.Scores(
            Double.parseDouble(f[3]), Double.parseDouble(f[4]), Double.parseDouble(f[5])));
  }

  private void draw() throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(480)
            .title("Learning curve")
            .xAxisTitle("hours of audio heard")
            .yAxisTitle("loss")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    chart.setYAxisGroupTitle(1, "SI-SDR, dB");
    double[] hours = rows.stream().mapToDouble(Row::hoursHeard).toArray();
    series(chart, "training loss", hours, rows.stream().mapToDouble(Row::trainLoss).toArray(), 0);
    series(
        chart,
        "validation loss",
        hours,
        rows.stream().mapToDouble(r -> r.scores().loss()).toArray(),
        0);
    series(
        chart,
        "validation SI-SDR (right)",
        hours,
        rows.stream().mapToDouble(r -> r.scores().siSdrDb()).toArray(),
        1);
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static void series(XYChart chart, String name, double[] x, double[] y, int axis) {
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE).setYAxisGroup(axis);
  }
}

package dev.nightjar.train.sing;

import dev.nightjar.train.run.CurveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run gets better: a row of CSV for each validation. */
final class SingCurve {

  private static final String HEADER = "stage,step,trained_spectral,held_out_spectral";

  private final CurveFile csv;
  private final List<Row> rows;

  /**
   * One validation.
   *
   * @param stage the stage
   * @param step steps done in it
   * @param trained spectral loss on pitches that were learned from
   * @param heldOut spectral loss on those that weren't
   */
  record Row(Stage stage, long step, double trained, double heldOut) {}

  private SingCurve(CurveFile csv, List<Row> rows) {
    this.csv = csv;
    this.rows = rows;
  }

  /** Goes on with a curve up to and with a step. */
  static SingCurve read(Path file, Stage stage, long step) throws IOException {
    CurveFile csv = new CurveFile(file, HEADER);
    List<Row> rows = new ArrayList<>(csv.rows(SingCurve::row));
    rows.removeIf(
        row -> row.stage.number() > stage.number() || (row.stage == stage && row.step > step));
    return new SingCurve(csv, rows);
  }

  void add(Row row) throws IOException {
    rows.add(row);
    csv.write(rows.stream().map(SingCurve::format).toList());
  }

  private static String format(Row row) {
    return String.format(
        Locale.ROOT, "%s,%d,%.5f,%.5f", row.stage, row.step, row.trained, row.heldOut);
  }

  private static Row row(String[] fields) {
    return new Row(
        Stage.valueOf(fields[0]),
        Long.parseLong(fields[1]),
        Double.parseDouble(fields[2]),
        Double.parseDouble(fields[3]));
  }
}

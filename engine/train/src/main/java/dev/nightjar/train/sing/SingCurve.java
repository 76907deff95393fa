package dev.nightjar.train.sing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run gets better: a row of CSV for each validation. */
final class SingCurve {

  private static final String HEADER = "stage,step,trained_spectral,held_out_spectral";
  private static final int COLUMNS = 4;

  private final Path csv;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One validation.
   *
   * @param stage the stage
   * @param step steps done in it
   * @param trained spectral loss on pitches that were learned from
   * @param heldOut spectral loss on those that weren't
   */
  record Row(Stage stage, long step, double trained, double heldOut) {}

  private SingCurve(Path csv) {
    this.csv = csv;
  }

  /** Goes on with a curve up to and with a step. */
  static SingCurve read(Path csv, Stage stage, long step) throws IOException {
    SingCurve curve = new SingCurve(csv);
    if (Files.exists(csv)) {
      for (String line : Files.readAllLines(csv)) {
        if (!line.equals(HEADER)) {
          Row row = curve.parse(line);
          boolean before = row.stage.number() < stage.number();
          if (before || (row.stage == stage && row.step <= step)) {
            curve.rows.add(row);
          }
        }
      }
    }
    return curve;
  }

  void add(Row row) throws IOException {
    rows.add(row);
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    rows.forEach(
        r ->
            lines.add(
                String.format(
                    Locale.ROOT, "%s,%d,%.5f,%.5f", r.stage, r.step, r.trained, r.heldOut)));
    Files.write(csv, lines);
  }

  private Row parse(String line) throws IOException {
    try {
      String[] fields = line.split(",", COLUMNS);
      return new Row(
          Stage.valueOf(fields[0]),
          Long.parseLong(fields[1]),
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(csv + " has a line that is no row of a learning curve: " + line, e);
    }
  }
}

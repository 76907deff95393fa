package dev.nightjar.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A learning curve as CSV: one row a validation, written whole each time. */
public final class CurveFile {

  private final Path csv;
  private final String header;

  /**
   * That file, which need not be there.
   *
   * @param header its first line
   */
  public CurveFile(Path csv, String header) {
    this.csv = csv;
    this.header = header;
  }

  /** From a line to what it says. */
  public interface Parser<R> {
    /** A row; an {@link IllegalArgumentException} if it is none. */
    R row(String[] fields);
  }

  /**
   * The rows that are there. A last line that was cut short is left out.
   *
   * @throws IOException if the file can't be read, or a line before the last is no row
   */
  public <R> List<R> rows(Parser<R> parser) throws IOException {
    List<R> rows = new ArrayList<>();
    List<String> lines = Files.exists(csv) ? Files.readAllLines(csv) : List.of();
    int columns = header.split(",", -1).length;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals(header)) {
        continue;
      }
      String[] fields = line.split(",", -1);
      try {
        if (fields.length != columns) {
          throw new IllegalArgumentException(columns + " columns expected");
        }
        rows.add(parser.row(fields));
      } catch (IllegalArgumentException e) {
        if (i < lines.size() - 1) {
          throw new IOException(csv + " has a line that is no row of a learning curve: " + line, e);
        }
      }
    }
    return rows;
  }

  /** Writes them in place of what is there. */
  public void write(List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    lines.addAll(rows);
    Path temporary = csv.resolveSibling(csv.getFileName() + ".part");
    Files.write(temporary, lines);
    Files.move(temporary, csv, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

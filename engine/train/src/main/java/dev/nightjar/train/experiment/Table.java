package dev.nightjar.train.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows of numbers and names. */
final class Table {

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  /** With those headings. */
  Table(String... headings) {
    columns = headings.length;
    lines.add(String.join(",", headings));
  }

  /** One more row. */
  void row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
    }
    lines.add(Arrays.stream(cells).map(Table::cell).collect(Collectors.joining(",")));
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.6g", number);
    }
    String text = value.toString();
    return text.contains(",") ? '"' + text + '"' : text;
  }

  /** All of it as CSV. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}

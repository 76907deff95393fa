package dev.nightjar.train.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/**
 * Where an experiment puts what it found. A table may be written again and again as it grows, so
 * that an experiment that is ended leaves what it had; each time the file is whole.
 */
public final class Results {

  private final Path folder;
  private final Consumer<String> log;

  /**
   * In a folder, which is made.
   *
   * @param log takes lines for people
   */
  public Results(Path folder, Consumer<String> log) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.log = log;
  }

  /**
   * Goes on only if the folder holds none of those files.
   *
   * @throws FileAlreadyExistsException with the first that it holds
   */
  public void refuseToReplace(List<String> files) throws FileAlreadyExistsException {
    for (String file : files) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        throw new FileAlreadyExistsException(
            path + " is there already; give another folder, or replace it with --force");
      }
    }
  }

  /** A line for people. */
  void say(String line) {
    log.accept(line);
  }

  /** Writes {@code name.csv}. */
  void write(String name, Table table) throws IOException {
    put(name + ".csv", out -> out.write((String.join("\n", table.lines()) + "\n").getBytes(UTF_8)));
  }

  /** Writes {@code name.png}. */
  void draw(String name, Plot plot) throws IOException {
    put(
        name + ".png",
        out -> BitmapEncoder.saveBitmap(plot.chart(), out, BitmapEncoder.BitmapFormat.PNG));
  }

  /** Writes {@code name.png} with pictures side by side, row by row. */
  void draw(String name, int columns, List<Plot> plots) throws IOException {
    List<XYChart> charts = new ArrayList<>(plots.stream().map(Plot::chart).toList());
    int rows = (charts.size() + columns - 1) / columns;
    put(
        name + ".png",
        out ->
            BitmapEncoder.saveBitmap(charts, rows, columns, out, BitmapEncoder.BitmapFormat.PNG));
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private void put(String file, Content content) throws IOException {
    Path temporary = folder.resolve("." + file + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        content.writeTo(out);
      }
      Files.move(temporary, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}

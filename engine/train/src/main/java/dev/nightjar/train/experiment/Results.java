package dev.nightjar.train.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/** Where an experiment puts what it found. */
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

  /** A line for people. */
  void say(String line) {
    log.accept(line);
  }

  /** Writes {@code name.csv}. */
  void write(String name, Table table) throws IOException {
    Files.write(folder.resolve(name + ".csv"), table.lines());
  }

  /** Writes {@code name.png}. */
  void draw(String name, Plot plot) throws IOException {
    BitmapEncoder.saveBitmap(
        plot.chart(), folder.resolve(name + ".png").toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  /** Writes {@code name.png} with pictures side by side, row by row. */
  void draw(String name, int columns, List<Plot> plots) throws IOException {
    List<XYChart> charts = new ArrayList<>(plots.stream().map(Plot::chart).toList());
    BitmapEncoder.saveBitmap(
        charts,
        (charts.size() + columns - 1) / columns,
        columns,
        folder.resolve(name + ".png").toString(),
        BitmapEncoder.BitmapFormat.PNG);
  }
}

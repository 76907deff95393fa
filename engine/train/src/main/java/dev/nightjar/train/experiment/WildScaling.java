package dev.nightjar.train.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The time to a goal and samples per second against the number of threads: thesis, fig. 4.3. */
final class WildScaling {

  private final String title;
  private final double goal;
  private final Map<String, SortedMap<Integer, double[]>> found = new LinkedHashMap<>();

  /**
   * Of some data.
   *
   * @param goal a test error
   */
  WildScaling(String title, double goal) {
    this.title = title;
    this.goal = goal;
  }

  /** What a method did on so many threads; infinite seconds if it missed the goal. */
  void add(String method, int threads, double seconds, double samplesPerSecond) {
    found
        .computeIfAbsent(method, name -> new TreeMap<>())
        .put(threads, new double[] {seconds, samplesPerSecond});
  }

  /** Time, with what a linear speed-up of Wild AdaBatch would take, and samples per second. */
  List<Plot> plots() {
    String within = String.format(Locale.ROOT, "seconds to a test error of %.4f", goal);
    Plot time = Plot.linear(title, "threads", within);
    Plot rate = Plot.linear(title, "threads", "samples per second");
    found.forEach(
        (method, byThreads) -> {
          time.points(method, threads(byThreads, 0), values(byThreads, 0));
          rate.points(method, threads(byThreads, 1), values(byThreads, 1));
        });
    SortedMap<Integer, double[]> wild = found.getOrDefault("AB", new TreeMap<>());
    if (wild.containsKey(1)) {
      double[] threads = wild.keySet().stream().mapToDouble(w -> w).toArray();
      double[] ideal = wild.keySet().stream().mapToDouble(w -> wild.get(1)[0] / w).toArray();
      time.curve("AB, ideal", threads, ideal);
    }
    return List.of(time, rate);
  }

  private static double[] threads(SortedMap<Integer, double[]> byThreads, int column) {
    return byThreads.entrySet().stream()
        .filter(entry -> Double.isFinite(entry.getValue()[column]))
        .mapToDouble(entry -> entry.getKey())
        .toArray();
  }

  private static double[] values(SortedMap<Integer, double[]> byThreads, int column) {
    return byThreads.values().stream()
        .mapToDouble(found -> found[column])
        .filter(Double::isFinite)
        .toArray();
  }
}

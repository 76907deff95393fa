package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.HopStream;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;

/**
 * What one model costs.
 *
 * @param model its name
 * @param precision of its weights
 * @param hopMs duration of a hop: the limit for the time that it takes
 * @param timing what the hops took
 * @param realTimeFactor hop duration / median back to back: above 1 keeps up
 * @param medianMsPer16Ms median back to back for 16 ms of sound, to compare models of other hops
 * @param pacedP99ShareOfHop 99th percentile in real time / hop duration: below 1 keeps up
 * @param weightBytes weights that a hop has to read
 * @param weightBoundMs the time to read them once from memory
 * @param timesWeightBound median back to back / that; below 1 if caches keep the weights
 * @param timesFasterThanFp32 median of the same model in fp32 / median; null if that was not
 *     measured
 */
public record DenoiseCost(
    String model,
    String precision,
    double hopMs,
    HopTiming timing,
    double realTimeFactor,
    double medianMsPer16Ms,
    double pacedP99ShareOfHop,
    long weightBytes,
    double weightBoundMs,
    double timesWeightBound,
    Double timesFasterThanFp32) {

  /**
   * How to measure.
   *
   * @param hops hops back to back
   * @param pacedSeconds seconds in real time
   * @param provider where models compute
   * @param machine this one
   */
  public record Setting(int hops, double pacedSeconds, Provider provider, Machine machine) {}

  /**
   * [not real-time] Measures a subject.
   *
   * @throws ModelException if it can't be loaded or fails
   */
  public static DenoiseCost of(Subject subject, Setting setting) throws ModelException {
    try (Subject.Loaded loaded = subject.load(setting.provider(), setting.machine().threads());
        HopStream stream = loaded.model().newStream()) {
      double hopSeconds = (double) stream.hopFrames() / loaded.sampleRateHz();
      int pacedHops = (int) Math.max(1, Math.round(setting.pacedSeconds() / hopSeconds));
      HopTiming timing =
          HopTiming.of(stream, setting.hops(), pacedHops, Math.round(1e9 * hopSeconds));
      double hopMs = 1e3 * hopSeconds;
      double medianMs = timing.backToBack().medianMs();
      double boundMs = loaded.weightBytes() / setting.machine().readGigabytesPerSecond() / 1e6;
      return new DenoiseCost(
          subject.name(),
          subject.precision(),
          hopMs,
          timing,
          hopMs / medianMs,
          medianMs * 16 / hopMs,
          timing.paced().p99Ms() / hopMs,
          loaded.weightBytes(),
          boundMs,
          medianMs / boundMs,
          null);
    }
  }

  /** [any thread] The same, compared with its like in fp32. */
  public DenoiseCost comparedWith(DenoiseCost fp32) {
    return new DenoiseCost(
        model,
        precision,
        hopMs,
        timing,
        realTimeFactor,
        medianMsPer16Ms,
        pacedP99ShareOfHop,
        weightBytes,
        weightBoundMs,
        timesWeightBound,
        fp32.timing.backToBack().medianMs() / timing.backToBack().medianMs());
  }
}

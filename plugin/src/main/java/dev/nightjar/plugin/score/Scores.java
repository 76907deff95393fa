package dev.nightjar.plugin.score;

import dev.nightjar.engine.audio.LoudnessMeter;
import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.measure.LogSpectralDistance;
import dev.nightjar.engine.measure.SegmentalSnr;
import dev.nightjar.engine.measure.SiSdr;
import dev.nightjar.engine.measure.Stoi;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How near an estimate is to the clean sound. NaN where a measure cannot say, e.g. for silence.
 *
 * @param siSdrDb scale-invariant signal-to-distortion ratio
 * @param stoi short-time objective intelligibility, to 1
 * @param estoi its extended form
 * @param segmentalSnrDb mean of short segments' signal-to-noise ratios
 * @param logSpectralDistanceDb 0 for equal spectra
 * @param louderLu how much louder the estimate is than the clean sound, by integrated loudness
 */
public record Scores(
    double siSdrDb,
    double stoi,
    double estoi,
    double segmentalSnrDb,
    double logSpectralDistanceDb,
    double louderLu) {

  private static final int LOWEST_LOUDNESS_RATE_HZ = 8_000;

  /** The measure of one channel. */
  @FunctionalInterface
  private interface Measure {
    double of(float[] clean, float[] estimate);
  }

  /**
   * Scores clips of equal shape and rate; several channels are averaged. [any thread]
   *
   * @throws IllegalArgumentException if lengths differ
   */
  static Scores of(AudioClip clean, AudioClip estimate) {
    int rateHz = clean.sampleRateHz();
    return new Scores(
        overChannels(clean, estimate, SiSdr::db),
        overChannels(clean, estimate, (c, e) -> Stoi.stoi(c, e, rateHz)),
        overChannels(clean, estimate, (c, e) -> Stoi.extended(c, e, rateHz)),
        overChannels(clean, estimate, (c, e) -> SegmentalSnr.db(c, e, rateHz)),
        overChannels(clean, estimate, (c, e) -> LogSpectralDistance.db(c, e, rateHz)),
        louder(clean, estimate));
  }

  private static double louder(AudioClip clean, AudioClip estimate) {
    double difference = lufs(estimate) - lufs(clean);
    return Double.isFinite(difference) ? difference : Double.NaN;
  }

  private static double lufs(AudioClip clip) {
    if (clip.sampleRateHz() < LOWEST_LOUDNESS_RATE_HZ) {
      return Double.NaN;
    }
    LoudnessMeter meter = new LoudnessMeter(clip.channels(), clip.sampleRateHz());
    meter.add(clip.samples(), 0, clip.frames());
    return meter.integratedLufs();
  }

  /**
   * Whether no measure of nearness gives a number: the sound is silent, or a single frame, which
   * scales to any other.
   */
  public boolean isEmpty() {
    return DoubleStream.of(siSdrDb, stoi, estoi, segmentalSnrDb, logSpectralDistanceDb)
        .noneMatch(Double::isFinite);
  }

  /** The mean of each measure over the files for which it could be said. */
  public static Scores mean(List<Scores> all) {
    return new Scores(
        mean(all, Scores::siSdrDb),
        mean(all, Scores::stoi),
        mean(all, Scores::estoi),
        mean(all, Scores::segmentalSnrDb),
        mean(all, Scores::logSpectralDistanceDb),
        mean(all, Scores::louderLu));
  }

  private static double mean(List<Scores> all, ToDoubleFunction<Scores> measure) {
    return all.stream()
        .mapToDouble(measure)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static double overChannels(AudioClip clean, AudioClip estimate, Measure measure) {
    double sum = 0;
    for (int channel = 0; channel < clean.channels(); channel++) {
      sum += measure.of(clean.samples()[channel], estimate.samples()[channel]);
    }
    return sum / clean.channels();
  }
}

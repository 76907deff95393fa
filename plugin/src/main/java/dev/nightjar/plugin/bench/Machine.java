package dev.nightjar.plugin.bench;

import java.util.Locale;

/**
 * What the numbers hold for.
 *
 * @param processors processors that this JVM may use
 * @param architecture of the processors
 * @param jvm name and version
 * @param os name and version
 * @param threads threads of one call of a model, and of the reading of memory
 * @param readGigabytesPerSecond bandwidth of reading memory, in 10^9 bytes per second
 */
public record Machine(
    int processors,
    String architecture,
    String jvm,
    String os,
    int threads,
    double readGigabytesPerSecond) {

  /** [not real-time] This one; measures its bandwidth. */
  public static Machine measured(int threads) throws InterruptedException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        threads,
        ReadBandwidth.gigabytesPerSecond(threads));
  }

  /** [any thread] One line for a person. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%d processors (%s), %s, %s; %d thread%s a model, memory read at %.1f GB/s",
        processors,
        architecture,
        jvm,
        os,
        threads,
        threads == 1 ? "" : "s",
        readGigabytesPerSecond);
  }
}

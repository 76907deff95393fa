package dev.nightjar.engine.realtime;

/** The share of real time that the processor needs, as a running mean over about a second. */
public final class LoadMeter {

  private static final double MEAN_SECONDS = 1;

  private final int sampleRateHz;
  private volatile double load;

  /** [not real-time] */
  public LoadMeter(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** Takes how long it was busy with so many frames. [engine thread] */
  public void add(long busyNs, int frames) {
    double seconds = (double) frames / sampleRateHz;
    double weight = 1 - Math.exp(-seconds / MEAN_SECONDS);
    double current = load;
    load = current + weight * (busyNs * 1e-9 / seconds - current);
  }

  /** 1 for all of real time. [any thread] */
  public double load() {
    return load;
  }
}

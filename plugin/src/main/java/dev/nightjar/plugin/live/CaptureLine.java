package dev.nightjar.plugin.live;

/** Sound that comes in at its own pace. One thread reads; any thread may close. */
public interface CaptureLine extends AutoCloseable {
  /**
   * Waits for the next frames. [audio thread]
   *
   * @param into {@code [channels][>= frames]}, full scale 1
   * @return how many came; fewer than asked for when the line is closed or its device is gone
   */
  int read(float[][] into, int frames);

  /** Frames that wait to be read. [audio thread] */
  int waitingFrames();

  /** Begins to record. [not real-time] */
  void start();

  /** Ends a wait in {@link #read} and frees the device. [not real-time] */
  @Override
  void close();
}

package dev.nightjar.plugin.live;

/** Sound that goes out at its own pace. One thread writes; any thread may close. */
public interface PlaybackLine extends AutoCloseable {
  /**
   * Waits for room and hands frames on. [audio thread]
   *
   * @param from {@code [channels][>= frames]}, full scale 1
   * @return how many went; fewer than given when the line is closed or its device is gone
   */
  int write(float[][] from, int frames);

  /** Frames that wait to be heard. [audio thread] */
  int queuedFrames();

  /** Begins to play what is written. [not real-time] */
  void start();

  /** Ends a wait in {@link #write} and frees the device. [not real-time] */
  @Override
  void close();
}

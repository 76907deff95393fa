package dev.nightjar.plugin.sound;

/** Where an output takes its sound from. */
public interface FrameSource {
  /**
   * Gives the next frames, silence where there are none. Neither waits, allocates nor throws.
   * [audio thread]
   *
   * @param out {@code [2][>= frames]}, full scale 1
   */
  void pull(float[][] out, int frames);

  /**
   * The frame at which a message takes effect that comes in the block that will be pulled next.
   * [audio thread]
   *
   * @param offset how many frames into that block it comes
   */
  long dueFrame(int offset);

  /** Frames that could be pulled now without silence. [any thread] */
  int readyFrames();
}

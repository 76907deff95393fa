package dev.nightjar.plugin.sound;

/**
 * A stereo sound output that is open and sets the pace: once started it pulls blocks from its
 * source until it is closed or gone. [not real-time] unless told otherwise
 */
public interface SoundOutput extends AutoCloseable {
  /** For messages. */
  String name();

  /** Hz. [any thread] */
  int sampleRateHz();

  /** Frames that it pulls at once; may change while it runs. [any thread] */
  int blockFrames();

  /** Begins to pull. */
  void start(FrameSource source);

  /** Whether it has vanished, by itself. [any thread] */
  boolean gone();

  /** Frames pulled so far. [any thread] */
  long frames();

  /** How often it ran empty. [any thread] */
  long underruns();

  /** How long a frame waits in its buffers, as far as is known. [any thread] */
  double bufferedFrames();

  /** Ends it; waits only so long for dead devices. */
  @Override
  void close();
}

package dev.nightjar.engine.realtime;

/**
 * Turns a stream of blocks into another of equal length, delayed by a constant.
 *
 * <p>One thread at a time uses a processor. Sizes of blocks may change from call to call; the
 * output depends on the stream only, never on how it was cut.
 */
public interface StreamProcessor extends AutoCloseable {

  /** Channels in and out. [any thread] */
  int channels();

  /** Sample rate in and out, in Hz. [any thread] */
  int sampleRateHz();

  /** How many frames the output lies behind the input; never changes. [any thread] */
  int latencyFrames();

  /** The most frames that one call of {@link #process} takes. [any thread] */
  int maxBlockFrames();

  /**
   * Processes the next block. [engine thread]
   *
   * @param in {@code [channels][>= frames]}, full scale 1
   * @param out {@code [channels][>= frames]}; may be the same arrays as {@code in}
   * @param frames 0 to {@link #maxBlockFrames()}
   */
  void process(float[][] in, float[][] out, int frames);

  /** Forgets the past: the next block is the first of a new stream. [engine thread] */
  void reset();

  /** Frees what the processor holds; it is not used afterwards. [not real-time] */
  @Override
  void close();
}

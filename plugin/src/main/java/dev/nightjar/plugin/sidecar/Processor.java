package dev.nightjar.plugin.sidecar;

/**
 * What makes the sound of one instance. All calls come from one thread; what is thrown ends the
 * instance, and no other.
 */
public interface Processor extends AutoCloseable {

  /** Frames that the output lies behind the input, always the same. [any thread] */
  int latencyFrames();

  /** Runs once through all that is needed later, so that nothing is slow then. [engine thread] */
  default void warmUp() {}

  /**
   * All parameters anew, from the next frame on. [engine thread]
   *
   * @param values plain, one a parameter; finite, but not necessarily in range
   */
  void parameters(double[] values);

  /**
   * Processes the next block. [engine thread]
   *
   * @param in {@code [input channels][>= frames]}, full scale 1, finite
   * @param out {@code [output channels][>= frames]}; all frames are to be written
   * @param frames 0 to {@link StreamFormat#maxBlockFrames()}
   * @param events sorted by frame; valid during the call only
   */
  void process(float[][] in, float[][] out, int frames, BlockEvents events);

  /** Sounding notes and tails end; parameters stay. [engine thread] */
  void reset();

  /** From now on time does not count: wait for what is not ready. [engine thread] */
  default void offline(boolean offline) {}

  /**
   * What there is to its state besides parameters. [engine thread]
   *
   * @return at most 1 MiB
   * @throws StateException if there is none to be had; it goes on as it was
   */
  default byte[] saveState() throws StateException {
    throw new StateException("This plug-in keeps no state but its parameters.");
  }

  /**
   * Becomes what it was when this was saved; parameters keep their values. [engine thread]
   *
   * @param state at most 1 MiB, the processor's own from now on
   * @throws StateException if it can't; it goes on
   */
  default void loadState(byte[] state) throws StateException {
    throw new StateException("This plug-in keeps no state but its parameters.");
  }

  @Override
  void close();
}

package dev.nightjar.plugin.api;

/**
 * An effect or instrument written in Java, played by any DAW through Nightjar's plug-in.
 *
 * <p>Put the class into a jar that names it in {@code
 * META-INF/services/dev.nightjar.plugin.api.SoundPlugin}, give it a public constructor without
 * parameters, and put the jar into the plug-in folder. Every instance in a DAW is an object of its
 * own. Calls never overlap, and each of them sees what the one before wrote.
 *
 * <p>Order of calls: {@link #describe}, then any number of times {@link #prepare}, {@link #set} for
 * every parameter, and {@code set}, {@link #process} and {@link #reset} as they come; at last
 * {@link #close}. Some objects are only described, and closed.
 *
 * <p>What is thrown ends the sound of this instance, not the DAW: an effect passes its input on, an
 * instrument is silent, and the user reads the message.
 *
 * <p>The state that a DAW saves with a song is the values of the parameters, and what the plug-in
 * keeps besides if it implements {@link KeepsState}.
 */
public interface SoundPlugin extends AutoCloseable {

  /** What the plug-in is. Always the same, and quick: DAWs ask when they start. [not real-time] */
  PluginDescription describe();

  /**
   * Gets ready to process. May allocate and take its time; called again when something changes.
   * [not real-time]
   *
   * @param sampleRateHz 8,000 to 192,000
   * @param maxBlockFrames the most frames that one call of {@link #process} gets
   */
  void prepare(int sampleRateHz, int maxBlockFrames);

  /**
   * Frames that the output lies behind the input. DAWs delay everything else by as much. Asked
   * after {@link #prepare}; constant until the next. [any thread]
   */
  default int latencyFrames() {
    return 0;
  }

  /**
   * A parameter has this value from the next frame on: blocks are cut where a parameter changes.
   * Neither allocates nor waits. [engine thread]
   *
   * @param parameter counted from 0, in the order of the description
   * @param value in the parameter's unit, within its range; a whole number if it is stepped
   */
  void set(int parameter, double value);

  /**
   * Processes the next block. Neither allocates nor waits. [engine thread]
   *
   * @param in {@code [input channels][>= frames]}, full scale 1; no channels for an instrument; may
   *     be overwritten
   * @param out {@code [output channels][>= frames]}, never the arrays of {@code in}, with anything
   *     in them; to be filled
   * @param frames 1 to the announced maximum
   * @param events what is played in this block, sorted by frame; valid during the call
   */
  void process(float[][] in, float[][] out, int frames, Events events);

  /** Forgets all sound: notes and tails. Parameters stay as they are. [engine thread] */
  void reset();

  /** Frees what the plug-in holds; it is not used afterwards. [not real-time] */
  @Override
  default void close() {}
}

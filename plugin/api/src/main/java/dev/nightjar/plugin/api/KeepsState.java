package dev.nightjar.plugin.api;

/**
 * What a {@link SoundPlugin} also implements that holds more than its parameters say: a sample, a
 * drawn curve, a tuning. DAWs save it with the song, and it comes back before the first block.
 *
 * <p>The sound of the instance waits for both calls, so they are to be quick. One that throws costs
 * the instance nothing: it plays on, the user reads the message, and the state that was known stays
 * with the song. Also called when plug-ins are installed, to see that it works.
 */
public interface KeepsState {
  /** The most bytes of a state. */
  int MOST_BYTES = 1 << 20;

  /**
   * All that {@link #loadState} needs. Never called during {@link SoundPlugin#process}. [engine
   * thread]
   *
   * @return at most {@link #MOST_BYTES} bytes, possibly none; never null
   */
  byte[] saveState();

  /**
   * Becomes what it was when this was saved, perhaps by an older version. Called after {@link
   * SoundPlugin#prepare}, never during {@link SoundPlugin#process}; {@link SoundPlugin#set} of
   * every parameter follows, so that the values that the DAW knows win. [engine thread]
   *
   * @param state what {@link #saveState} gave
   * @throws IllegalArgumentException if this is no state of the plug-in, which then stays as it was
   */
  void loadState(byte[] state);
}

package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.KeepsState;

/** What a plug-in keeps, checked before it goes into anybody's song. */
public final class StateBytes {
  private StateBytes() {}

  /**
   * Asks a plug-in. [engine thread]
   *
   * @return bytes of its own, at most {@link KeepsState#MOST_BYTES}
   * @throws IllegalArgumentException if it gives none, or too many
   */
  public static byte[] of(KeepsState plugin) {
    byte[] state = plugin.saveState();
    if (state == null) {
      throw new IllegalArgumentException("its saveState gives null");
    }
    if (state.length > KeepsState.MOST_BYTES) {
      throw new IllegalArgumentException(
          "its state has " + state.length + " bytes; " + KeepsState.MOST_BYTES + " are possible");
    }
    return state.clone();
  }
}

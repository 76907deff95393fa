package dev.nightjar.plugin.jack;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Keeps the JACK library from printing while we look for a server: we say what matters in our own
 * words. [not real-time]
 */
final class JackNoise implements AutoCloseable {
  private static final String[] SETTERS = {"jack_set_error_function", "jack_set_info_function"};

  /** Hears a message; public for the binding. */
  @FunctionalInterface
  public interface Listener extends Callback {
    /** With the text, which nobody needs. */
    void invoke(Pointer text);
  }

  /** The library calls it while it is set: it must not be collected. */
  private static final Listener NOBODY = text -> {};

  private JackNoise() {}

  /** From now on until closed. */
  static JackNoise silence() {
    set(NOBODY);
    return new JackNoise();
  }

  /** The library prints again. */
  @Override
  public void close() {
    set(null);
  }

  private static void set(Listener listener) {
    NativeLibrary library = NativeLibrary.getInstance("jack");
    for (String setter : SETTERS) {
      library.getFunction(setter).invokeVoid(new Object[] {listener});
    }
  }
}

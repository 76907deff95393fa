package dev.nightjar.plugin.sidecar;

/** Shows plug-ins' windows. [any thread] */
@FunctionalInterface
public interface WindowOpener {

  /** Understands nothing. */
  WindowOpener NONE =
      owner ->
          new InstanceWindow() {
            @Override
            public boolean hear(String line) {
              return false;
            }

            @Override
            public void close() {}
          };

  /** What an instance may need one day; nothing is shown yet. */
  InstanceWindow begin(Owner owner);

  /** Whose window it is. [any thread] */
  interface Owner {
    /** Sends the plug-in a line; never waits. */
    void say(String line);

    /** What the engine does for this instance, in a few words. */
    String state();
  }

  /** The window of one instance, by what its plug-in says about it. One thread at a time. */
  interface InstanceWindow extends AutoCloseable {
    /**
     * Takes a line. [not real-time]
     *
     * @return false if it makes no sense
     */
    boolean hear(String line);

    /** The instance has ended. */
    @Override
    void close();
  }
}

package dev.nightjar.plugin.sidecar.server;

/** Takes short lines about what happens. [any thread] */
@FunctionalInterface
public interface EngineLog {
  /** One line. */
  void say(String line);
}

package dev.nightjar.plugin.midi;

/** Tells when a message that comes now is to take effect. */
@FunctionalInterface
public interface EventClock {
  /** The frame for a message that comes now: always equally far ahead. [any thread] */
  long dueFrame();
}

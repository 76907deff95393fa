package dev.nightjar.plugin.synth;

import dev.nightjar.plugin.sound.DeviceException;

/** Opens the output of a session, again and again if it vanishes. */
@FunctionalInterface
interface BackendOpener {
  /** [not real-time] */
  Backend open() throws DeviceException;
}

package dev.nightjar.plugin.live;

import dev.nightjar.plugin.sound.DeviceException;

/** Opens the devices of a session, again and again if they vanish or need more room. */
@FunctionalInterface
interface LineOpener {
  /** [not real-time] */
  LiveDevices open(LiveSettings settings) throws DeviceException;
}

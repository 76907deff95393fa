package dev.nightjar.plugin.live;

/**
 * What has too little time.
 *
 * @param devices the buffers of the devices
 * @param engine the engine thread
 */
record Shortage(boolean devices, boolean engine) {
  static final Shortage NONE = new Shortage(false, false);
}

package dev.nightjar.plugin.window;

import dev.nightjar.plugin.sidecar.WindowOpener;

/**
 * Windows on the desktop that the engine was started from. Nothing of it is loaded before one is to
 * be shown.
 */
public final class PluginWindows implements WindowOpener {
  @Override
  public InstanceWindow begin(Owner owner) {
    return new WindowTalk(owner);
  }
}

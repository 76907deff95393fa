package dev.nightjar.plugin.hosted;

import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.jars.Patience;
import dev.nightjar.plugin.jars.PluginException;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.jars.PluginObject;
import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the plug-ins that {@code nightjar plugin install} found. */
public final class HostedPlugins implements PluginOpener {
  private static final long STUCK_NS = 1_000_000_000L;
  private static final String AGAIN = "; run 'nightjar plugin install' again.";

  private final Path index;
  private final Set<HostedPlugin> open = ConcurrentHashMap.newKeySet();

  /**
   * [any thread]
   *
   * @param index file of a {@link PluginIndex}, read anew at every opening
   */
  public HostedPlugins(Path index) {
    this.index = index;
  }

  @Override
  public Processor open(String pluginId, StreamFormat format, double[] values, Notices notices)
      throws IOException {
    PluginIndex.Entry entry = PluginIndex.read(index).entries().get(pluginId);
    if (entry == null) {
      return null;
    }
    if (!Files.isRegularFile(entry.jar())) {
      throw new IOException(entry.jar() + " is gone: put it back, or remove it" + AGAIN);
    }
    refuseIfStuck(pluginId);
    String name = entry.className() + " in " + entry.jar();
    try {
      return Patience.run(
          name,
          PluginFolder.PATIENCE,
          () -> made(entry, pluginId, format, values),
          Processor::close);
    } catch (PluginException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * A thread that never comes back can't be ended; another one of the same plug-in would be lost
   * too, and so on until the processor does nothing else.
   */
  private void refuseIfStuck(String pluginId) throws IOException {
    for (HostedPlugin plugin : open) {
      if (plugin.id().equals(pluginId) && plugin.stuckNs() > STUCK_NS) {
        throw new IOException(
            pluginId
                + " has not come back from a call; it stays off until Nightjar's engine ends.");
      }
    }
  }

  private Processor made(
      PluginIndex.Entry entry, String pluginId, StreamFormat format, double[] values)
      throws IOException, ReflectiveOperationException {
    PluginObject object = PluginObject.make(entry.jar(), entry.className());
    try {
      PluginDescription description = object.plugin().describe();
      if (!description.id().equals(pluginId)
          || description.parameters().size() != values.length
          || description.isInstrument() != (format.inputChannels() == 0)) {
        throw new IllegalArgumentException("it is not what it was when it was installed" + AGAIN);
      }
      HostedPlugin plugin = new HostedPlugin(object, description, format, values, open::remove);
      open.add(plugin);
      return plugin;
    } catch (RuntimeException | Error e) {
      object.close();
      throw e;
    }
  }
}

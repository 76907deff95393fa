package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;

/** Opens the plug-ins that ship with Nightjar; instances share what never changes. */
public final class ShippedPlugins implements PluginOpener, AutoCloseable {

  /** The effect. */
  public static final String DENOISER = "dev.nightjar.denoiser";

  /** The instrument. */
  public static final String INSTRUMENT = "dev.nightjar.sing";

  private final DenoiserModels denoisers = new DenoiserModels();
  private final SingRenderers instruments = new SingRenderers();

  @Override
  public Processor open(String pluginId, StreamFormat format, double[] values, Notices notices)
      throws IOException {
    return switch (pluginId) {
      case DENOISER -> new DenoiserProcessor(denoisers, format, values, notices);
      case INSTRUMENT -> new InstrumentProcessor(instruments.open(format), format, values);
      default -> null;
    };
  }

  /** Unloads what instances share; none may be open. */
  @Override
  public void close() {
    denoisers.close();
    instruments.close();
  }
}

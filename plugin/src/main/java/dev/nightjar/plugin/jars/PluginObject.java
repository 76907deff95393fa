package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.SoundPlugin;
import dev.nightjar.plugin.jvst.JvstPlugin;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import jvst.wrapper.VSTPluginAdapter;

/**
 * One plug-in, made from its jar in a class loader of its own: two never share static fields, and
 * all is gone after the close.
 */
public final class PluginObject implements AutoCloseable {
  private final URLClassLoader loader;
  private final String className;
  private final SoundPlugin plugin;

  private PluginObject(URLClassLoader loader, String className, SoundPlugin plugin) {
    this.loader = loader;
    this.className = className;
    this.plugin = plugin;
  }

  /**
   * [not real-time] Runs code of the jar: whatever a plug-in throws comes out of here.
   *
   * @throws IOException if the jar can't be read
   * @throws ReflectiveOperationException if the class can't be made
   */
  public static PluginObject make(Path jar, String className)
      throws IOException, ReflectiveOperationException {
    URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new JarParent());
    try {
      return new PluginObject(loader, className, made(Class.forName(className, true, loader)));
    } catch (InvocationTargetException e) {
      loader.close();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      loader.close();
      throw e;
    }
  }

  private static SoundPlugin made(Class<?> kind) throws ReflectiveOperationException {
    if (VSTPluginAdapter.class.isAssignableFrom(kind)) {
      return JvstPlugin.of(
          (VSTPluginAdapter) kind.getConstructor(long.class).newInstance(kind.hashCode()));
    }
    if (SoundPlugin.class.isAssignableFrom(kind)) {
      return (SoundPlugin) kind.getConstructor().newInstance();
    }
    throw new ClassNotFoundException(
        kind.getName() + " implements neither SoundPlugin nor extends VSTPluginAdapter");
  }

  /** The plug-in. [any thread] */
  public SoundPlugin plugin() {
    return plugin;
  }

  /**
   * Another of the same class, with the same static fields; the caller closes it. [not real-time]
   */
  public SoundPlugin another() throws ReflectiveOperationException {
    return made(loader.loadClass(className));
  }

  /** Closes the plug-in, whatever it throws then, and lets go of its jar. [not real-time] */
  @Override
  public void close() {
    try (URLClassLoader unloaded = loader) {
      plugin.close();
    } catch (IOException | RuntimeException | LinkageError e) {
      System.err.println("nightjar: a plug-in did not close: " + e);
    }
  }
}

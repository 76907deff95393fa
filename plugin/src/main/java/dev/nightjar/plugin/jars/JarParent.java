package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.SoundPlugin;

/**
 * What a plug-in sees besides its own jar: the JDK and what it was compiled against. Nightjar's
 * other classes and libraries stay out of its sight, so that it can bring its own versions.
 */
final class JarParent extends ClassLoader {
  private static final String API = SoundPlugin.class.getPackageName() + ".";
  private static final String JVST = "jvst.wrapper.";

  JarParent() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(API) || name.startsWith(JVST)) {
      return Class.forName(name, false, SoundPlugin.class.getClassLoader());
    }
    throw new ClassNotFoundException(name);
  }
}

package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.SoundPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import jvst.wrapper.VSTPluginAdapter;

/** Which classes of a jar are plug-ins. */
final class JarClasses {
  private static final String SERVICES = "META-INF/services/" + SoundPlugin.class.getName();
  private static final String ADAPTER = VSTPluginAdapter.class.getName().replace('.', '/');
  private static final String CLASS = ".class";

  private JarClasses() {}

  /**
   * Those that its services file names; without such a file, all that extend jVSTwRapper's adapter,
   * as its plug-ins have no other mark. [not real-time]
   */
  static List<String> of(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      JarEntry services = file.getJarEntry(SERVICES);
      return services == null ? adapters(file) : named(file, services);
    }
  }

  private static List<String> named(JarFile file, JarEntry services) throws IOException {
    try (InputStream in = file.getInputStream(services)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .distinct()
          .toList();
    }
  }

  private static List<String> adapters(JarFile file) throws IOException {
    Map<String, String> parents = new HashMap<>();
    Set<String> concrete = new TreeSet<>();
    for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith("META-INF/")) {
        try (InputStream in = file.getInputStream(entry)) {
          ClassHead head = ClassHead.read(in);
          parents.put(head.name(), head.superName());
          if (head.concrete()) {
            concrete.add(head.name());
          }
        }
      }
    }
    return concrete.stream()
        .filter(name -> isAdapter(name, parents))
        .map(name -> name.replace('/', '.'))
        .toList();
  }

  /** Goes at most as far up as there are classes: a broken jar may hold a circle. */
  private static boolean isAdapter(String name, Map<String, String> parents) {
    String parent = parents.get(name);
    for (int i = 0; parent != null && i <= parents.size(); i++) {
      if (parent.equals(ADAPTER)) {
        return true;
      }
      parent = parents.get(parent);
    }
    return false;
  }
}

package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.SoundPlugin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar as somebody who writes a plug-in makes it: compiled against the API's classes alone. */
public final class JarOfSources {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private String services = "";
  private String leftOut = "";

  /** Adds a class. */
  public JarOfSources with(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** Names a class in the services file. */
  public JarOfSources offering(String className) {
    services += className + "\n";
    return this;
  }

  /** A class is compiled, but does not get into the jar. */
  public JarOfSources without(String className) {
    leftOut = className.replace('.', '/') + ".class";
    return this;
  }

  /** Writes the jar. */
  public Path write(Path jar) throws IOException {
    Path classes = Files.createTempDirectory("plugin-classes");
    compile(classes);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(one).toString();
        if (!name.equals(leftOut)) {
          put(out, name, Files.readAllBytes(one));
        }
      }
      if (!services.isEmpty()) {
        put(
            out,
            "META-INF/services/" + SoundPlugin.class.getName(),
            services.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<JavaFileObject> units =
        sources.entrySet().stream()
            .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
            .toList();
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-classpath", apiClasses());
    if (!compiler.getTask(said, null, null, options, null, units).call()) {
      throw new IllegalStateException(said.toString());
    }
  }

  private static String apiClasses() {
    try {
      return Path.of(SoundPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

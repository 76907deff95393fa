package dev.nightjar.plugin.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedPluginTest {
  private static final Pattern SOURCE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void pluginOfTheDocumentsCompilesAndIsFound(@TempDir Path folder) throws IOException {
    Matcher source = SOURCE.matcher(Files.readString(Path.of("docs/plugins.md")));
    assertThat(source.find()).isTrue();
    new JarOfSources()
        .with("org.example.Gain", source.group(1))
        .offering("org.example.Gain")
        .write(folder.resolve("gain.jar"));
    PluginFolder found = PluginFolder.scan(List.of(folder), Duration.ofSeconds(60));
    assertThat(found.problems()).isEmpty();
    assertThat(found.plugins())
        .singleElement()
        .extracting(plugin -> plugin.description().id())
        .isEqualTo("org.example.gain");
  }
}

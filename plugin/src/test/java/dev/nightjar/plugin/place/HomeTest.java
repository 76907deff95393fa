package dev.nightjar.plugin.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
  private static final Path BASE = Path.of("/home/u/.local/share");

  @Test
  void homeIsAVersionsFolderAndPluginsLieBesideIt() {
    Home home = Home.of(Map.of(), BASE, "1.2.3");
    assertThat(home.folder()).hasToString("/home/u/.local/share/nightjar/1.2.3");
    assertThat(home.pluginFolders()).containsExactly(BASE.resolve("nightjar/plugins"));
    assertThat(home.jar()).hasToString("/home/u/.local/share/nightjar/1.2.3/nightjar.jar");
    assertThat(home.launcher()).hasToString("/home/u/.local/bin/nightjar");
  }

  @Test
  void environmentNamesOthers() {
    String path = "/a" + File.pathSeparator + File.pathSeparator + "/b";
    Home home =
        Home.of(Map.of("NIGHTJAR_HOME", "/opt/n", "NIGHTJAR_PLUGIN_PATH", path), BASE, "1.2.3");
    assertThat(home.folder()).hasToString("/opt/n");
    assertThat(home.launcher()).hasToString("/opt/n/bin/nightjar");
    assertThat(home.pluginFolders()).containsExactly(Path.of("/a"), Path.of("/b"));
    assertThat(Home.of(Map.of("NIGHTJAR_HOME", "/opt/n"), BASE, "1").pluginFolders())
        .containsExactly(Path.of("/opt/plugins"));
  }

  @Test
  void buildKnowsItsVersion() {
    assertThat(Build.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
  }
}

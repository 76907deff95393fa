package dev.nightjar.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.place.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and names as the formats' documents have them; what runs there is not shown by this. */
class PlatformTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/u", "LOCALAPPDATA", "/local", "APPDATA", "/roaming");

  @Test
  void linuxFoldersAreDotFolders() {
    assertThat(Platform.LINUX.folder(PluginFormat.CLAP, ENVIRONMENT)).hasToString("/u/.clap");
    assertThat(Platform.LINUX.folder(PluginFormat.VST2, ENVIRONMENT))
        .hasToString("/u/.vst/nightjar");
  }

  @Test
  void otherSystemsHaveTheirOwn() {
    assertThat(Platform.MACOS.folder(PluginFormat.VST2, ENVIRONMENT))
        .hasToString("/u/Library/Audio/Plug-Ins/VST");
    assertThat(Platform.WINDOWS.folder(PluginFormat.CLAP, ENVIRONMENT))
        .hasToString("/local/Programs/Common/CLAP");
    assertThat(Platform.WINDOWS.folder(PluginFormat.LV2, ENVIRONMENT)).hasToString("/roaming/LV2");
  }

  @Test
  void macPluginsAreBundlesWithAList(@TempDir Path user) throws Exception {
    Path program = Files.writeString(user.resolve("a.jar"), "program");
    Home home = Home.of(Map.of("NIGHTJAR_HOME", user.resolve("home").toString()), user, "1");
    Installation installation =
        new Installation(
            home,
            Platform.MACOS,
            new NativeFiles("/dev/nightjar/plugin/install/mac/"),
            program,
            Map.of(PluginFormat.CLAP, user.resolve("CLAP")),
            false);
    List<Placement> plan = installation.plan(new PluginFolder(List.of(), List.of()));
    assertThat(plan)
        .extracting(one -> user.relativize(one.target()).toString())
        .contains(
            "CLAP/nightjar.clap/Contents/MacOS/nightjar", "CLAP/nightjar.clap/Contents/Info.plist");
  }
}

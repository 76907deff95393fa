package dev.nightjar.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.TestPlugins;
import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private static final NativeFiles PLACEHOLDERS =
      new NativeFiles("/dev/nightjar/plugin/install/placeholder/");

  @TempDir private Path user;

  private Path program;
  private Path plugins;
  private Home home;

  @BeforeEach
  void prepare() throws IOException {
    program = Files.writeString(user.resolve("downloaded.jar"), "stands for the program");
    home = home("1.0");
    plugins = home.pluginFolders().get(0);
  }

  private Home home(String version) {
    return Home.of(Map.of(), user.resolve("share"), version);
  }

  private Installation installation(Home where, boolean force) {
    Map<PluginFormat, Path> folders = new EnumMap<>(PluginFormat.class);
    for (PluginFormat format : PluginFormat.values()) {
      folders.put(format, user.resolve("daw").resolve(format.word()));
    }
    return new Installation(where, Platform.LINUX, PLACEHOLDERS, program, folders, force);
  }

  private void install(Home where, boolean force) throws InstallException {
    PluginFolder found = PluginFolder.scan(where.pluginFolders(), Duration.ofSeconds(60));
    assertThat(found.problems()).isEmpty();
    Installation installation = installation(where, force);
    installation.install(installation.plan(found), false, line -> {});
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(user)) {
      return all.filter(Files::isRegularFile)
          .map(file -> user.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void bundlesLieWhereTheirFormatsWantThem() throws Exception {
    install(home, false);
    assertThat(files())
        .containsExactly(
            "bin/nightjar",
            "daw/clap/nightjar.clap",
            "daw/lv2/nightjar.lv2/manifest.ttl",
            "daw/lv2/nightjar.lv2/nightjar-denoiser.ttl",
            "daw/lv2/nightjar.lv2/nightjar.so",
            "daw/vst2/nightjar-denoiser.so",
            "daw/vst2/nightjar-sing.so",
            "daw/vst3/nightjar.vst3/Contents/" + Platform.LINUX.vst3Folder() + "/nightjar.so",
            "downloaded.jar",
            "share/nightjar/1.0/installed.txt",
            "share/nightjar/1.0/nightjar.jar",
            "share/nightjar/1.0/plugin-jars.txt",
            "share/nightjar/1.0/plugins.txt");
    assertThat(user.resolve("daw/clap/nightjar.clap"))
        .hasBinaryContent(PLACEHOLDERS.bytes("nightjar.so"));
    assertThat(home.jar()).hasSameBinaryContentAs(program);
  }

  @Test
  void commandStartsTheInstalledProgramWithAllArguments() throws Exception {
    Home odd = home("it's 1.0");
    install(odd, false);
    Path java = Files.writeString(user.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    ProcessBuilder command =
        new ProcessBuilder(odd.launcher().toString(), "denoise", "a file.wav")
            .redirectErrorStream(true);
    command.environment().put("NIGHTJAR_JAVA", java.toString());
    Process process = command.start();
    assertThat(process.inputReader().lines())
        .containsExactly("-jar", odd.jar().toString(), "denoise", "a file.wav");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void uninstallLeavesWhatItFound() throws Exception {
    Files.createDirectories(user.resolve("daw/clap"));
    Files.writeString(user.resolve("daw/clap/other.clap"), "somebody else's");
    List<String> before = files();
    install(home, false);
    List<Path> kept = new Removal(home, false, false).remove(line -> {});
    assertThat(kept).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(user.resolve("daw/vst3")).doesNotExist();
    assertThat(user.resolve("daw/clap")).exists();
    assertThatThrownBy(() -> new Removal(home, false, false).remove(line -> {}))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("Nothing is installed");
  }

  @Test
  void changedFileStaysUnlessForced() throws Exception {
    install(home, false);
    Path changed = Files.writeString(user.resolve("daw/vst2/nightjar-sing.so"), "patched");
    assertThatThrownBy(() -> install(home, false)).hasMessageContaining("nightjar-sing.so");
    assertThat(new Removal(home, false, true).remove(line -> {})).containsExactly(changed);
    assertThat(new Removal(home, false, false).remove(line -> {})).containsExactly(changed);
    assertThat(changed).hasContent("patched");
    install(home, true);
    assertThat(changed).hasBinaryContent(PLACEHOLDERS.bytes("nightjar.so"));
  }

  @Test
  void dryRemovalRemovesNothing() throws Exception {
    install(home, false);
    List<String> before = files();
    List<String> said = new ArrayList<>();
    new Removal(home, true, true).remove(said::add);
    assertThat(files()).isEqualTo(before);
    assertThat(said).contains(user.resolve("daw/clap/nightjar.clap").toString());
  }

  @Test
  void foreignFileStopsAllBeforeAnythingIsWritten() throws Exception {
    Files.createDirectories(user.resolve("daw/clap"));
    Files.writeString(user.resolve("daw/clap/nightjar.clap"), "somebody else's");
    List<String> before = files();
    assertThatThrownBy(() -> install(home, false))
        .isInstanceOf(InstallException.class)
        .hasMessageContainingAll("nightjar.clap", "--force", "Nothing was written");
    assertThat(files()).isEqualTo(before);
    install(home, true);
    assertThat(user.resolve("daw/clap/nightjar.clap"))
        .hasBinaryContent(PLACEHOLDERS.bytes("nightjar.so"));
  }

  @Test
  void laterVersionsTakeThePlacesOfEarlierOnes() throws Exception {
    install(home, false);
    install(home("2.0"), false);
    install(home("3.0"), false);
    assertThat(user.resolve("share/nightjar/3.0/nightjar.jar")).exists();
  }

  @Test
  void userPluginsComeAndGoWithTheFolder() throws Exception {
    Files.createDirectories(plugins);
    TestPlugins.example("echo", plugins);
    install(home, false);
    assertThat(files())
        .contains(
            "daw/lv2/nightjar.lv2/nightjar-dev-nightjar-examples-echo.ttl",
            "daw/vst2/nightjar-dev-nightjar-examples-echo.so");
    assertThat(home.pluginIndex())
        .content()
        .contains("dev.nightjar.examples.echo", "nightjar-echo.jar");
    Files.delete(plugins.resolve("nightjar-echo.jar"));
    install(home, false);
    assertThat(files()).noneMatch(file -> file.contains("echo"));
    assertThat(home.pluginList()).content().doesNotContain("echo");
  }

  @Test
  void examplesAreAddedOnceAndStayAsTheUserHasThem() throws Exception {
    installation(home, false).addExamples(line -> {});
    assertThat(plugins.resolve("nightjar-echo.jar")).exists();
    Files.writeString(plugins.resolve("nightjar-dusk.jar"), "the user's own");
    installation(home, false).addExamples(line -> {});
    assertThat(plugins.resolve("nightjar-dusk.jar")).hasContent("the user's own");
  }

  @Test
  void inventoryTellsWhatBecameOfEachFile() throws Exception {
    install(home, false);
    Files.delete(user.resolve("daw/vst2/nightjar-sing.so"));
    Files.writeString(user.resolve("daw/lv2/nightjar.lv2/manifest.ttl"), "changed");
    String binary = PLACEHOLDERS.hash("nightjar.so");
    assertThat(Inventory.of(home, binary))
        .filteredOn(item -> !item.state().equals("as installed"))
        .extracting(item -> Path.of(item.path()).getFileName() + " " + item.state())
        .containsExactlyInAnyOrder(
            "nightjar.clap this build",
            "nightjar.so this build",
            "nightjar.so this build",
            "nightjar-denoiser.so this build",
            "nightjar-sing.so missing",
            "manifest.ttl changed");
    assertThat(Inventory.of(home, "other")).anyMatch(item -> item.state().equals("another build"));
  }

  @Test
  void programThatIsNoJarCannotBeInstalled() {
    Installation fromClasses =
        new Installation(home, Platform.LINUX, PLACEHOLDERS, user, Map.of(), false);
    assertThatThrownBy(() -> fromClasses.plan(new PluginFolder(List.of(), List.of())))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("java -jar");
  }

  @Test
  void buildWithoutNativePartsSaysSo() {
    NativeFiles none = new NativeFiles("/dev/nightjar/native/amiga/");
    assertThatThrownBy(none::names)
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("mvn package");
    assertThat(none.hash("nightjar.so")).isEmpty();
  }
}

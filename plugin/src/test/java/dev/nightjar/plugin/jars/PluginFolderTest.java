package dev.nightjar.plugin.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginFolderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void exampleJarsAreFoundAsTheyAre() {
    TestPlugins.example("echo", folder);
    TestPlugins.example("dusk", folder);
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.problems()).isEmpty();
    assertThat(found.plugins())
        .extracting(plugin -> plugin.description().id())
        .containsExactly("jvst.dev.nightjar.examples.dusk.Dusk", "dev.nightjar.examples.echo");
    JavaPlugin dusk = found.plugins().get(0);
    assertThat(dusk.vst2Code()).isEqualTo("NjDk");
    assertThat(dusk.description().isInstrument()).isTrue();
    assertThat(dusk.description().outputChannels()).isEqualTo(2);
    assertThat(dusk.description().programs()).hasSize(4);
  }

  @Test
  void folderThatIsNotThereIsEmpty() {
    PluginFolder found = PluginFolder.scan(List.of(folder.resolve("none")), PATIENCE);
    assertThat(found.plugins()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          describe | throw new IllegalStateException("no key");         | it threw IllegalStateException: no key
          describe | byte[][] all = new byte[2000000000][]; for (int i = 0; i < 10; i++) all[i] = new byte[2000000000]; | more memory than there is
          describe | describe();                                        | StackOverflowError
          describe | if (rate == 0) new Parameter("Big Key", "K", "", 0, 1, 0, java.util.List.of()); | 'Big Key' is no key
          describe | Parameter.choice("many", "Many", java.util.stream.IntStream.range(0, 1025).mapToObj(i -> "S" + i).toArray(String[]::new)); | many has 1025 steps; 1024 are possible
          describe | if (rate == 0) new PluginDescription("test.many", "M", 2, 2, java.util.List.of(), java.util.Collections.nCopies(1025, new Program("P", java.util.List.of()))); | test.many has 1025 programs; 1024 are possible
          prepare  | throw new NoClassDefFoundError("org/example/Gone"); | a class is missing: org.example.Gone
          prepare  | com.sun.jna.Native.load("c", null);                | a class is missing: com.sun.jna.Native
          process  | out[7][0] = 1;                                     | Index 7 out of bounds
          process  | int zero = 0; frames = 1 / zero;                   | ArithmeticException
          """)
  void throwingPluginIsLeftOutWithTheReason(String where, String line, String reason)
      throws IOException {
    String compiled = line.replace("com.sun.jna.Native.load(\"c\", null)", foreign());
    TestPlugins.write(
        folder.resolve("bad.jar"),
        TestPlugins.effect(
            "test.bad",
            where.equals("describe") ? "if (true) { " + compiled + "}" : "",
            where.equals("prepare") ? "if (true) { " + compiled + "}" : "",
            where.equals("process") ? "if (true) { " + compiled + "}" : ""));
    TestPlugins.example("echo", folder);
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.problems()).singleElement().asString().contains("bad.jar", reason);
    assertThat(found.plugins()).hasSize(1);
  }

  /** Reaches for a library that Nightjar itself has and plug-ins must not see. */
  private static String foreign() {
    return "try { Class.forName(\"com.sun.jna.Native\"); }"
        + " catch (ClassNotFoundException e) { throw new NoClassDefFoundError(e.getMessage()); }";
  }

  @Test
  void hangingPluginIsGivenUp() throws IOException {
    TestPlugins.write(
        folder.resolve("hangs.jar"),
        TestPlugins.effect("test.hangs", "while (true) {}", "", "")
            .replace(
                "while (true) {}",
                "while (rate == 0) { Thread.onSpinWait();"
                    + " if (Thread.interrupted()) throw new RuntimeException(); }"));
    PluginFolder found = PluginFolder.scan(List.of(folder), Duration.ofSeconds(1));
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("hangs.jar", "did not answer within 1 s");
  }

  @Test
  void missingClassIsNamed() throws IOException {
    new JarOfSources()
        .with("test.Effect", TestPlugins.effect("test.parts", "Part.of();", "", ""))
        .with("test.Part", "package test; class Part { static void of() {} }")
        .offering("test.Effect")
        .without("test.Part")
        .write(folder.resolve("parts.jar"));
    assertThat(PluginFolder.scan(List.of(folder), PATIENCE).problems())
        .singleElement()
        .asString()
        .contains("test.Part", "put all that it needs into its jar");
  }

  @Test
  void brokenEmptyAndForeignJarsAreNamed() throws IOException {
    Files.writeString(folder.resolve("a-text.jar"), "not a jar");
    new JarOfSources()
        .with("test.Nothing", "package test; public class Nothing {}")
        .write(folder.resolve("b-nothing.jar"));
    new JarOfSources()
        .with("test.Nothing", "package test; public class Nothing {}")
        .offering("test.Nothing")
        .write(folder.resolve("c-no-plugin.jar"));
    new JarOfSources()
        .offering("test.Gone")
        .with("test.Nothing", "package test; public class Nothing {}")
        .write(folder.resolve("d-gone.jar"));
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.plugins()).isEmpty();
    assertThat(found.problems()).hasSize(4);
    assertThat(found.problems().get(0)).contains("a-text.jar", "it is no jar");
    assertThat(found.problems().get(1)).contains("b-nothing.jar", "holds no plug-in");
    assertThat(found.problems().get(2)).contains("c-no-plugin.jar", "SoundPlugin");
    assertThat(found.problems().get(3)).contains("d-gone.jar", "test.Gone");
  }

  @Test
  void secondOfAnIdIsLeftOut() throws IOException {
    TestPlugins.write(folder.resolve("a.jar"), TestPlugins.effect("test.same", "", "", ""));
    TestPlugins.write(folder.resolve("b.jar"), TestPlugins.effect("test.same", "", "", ""));
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.plugins())
        .singleElement()
        .extracting(JavaPlugin::jar)
        .asString()
        .endsWith("a.jar");
    assertThat(found.problems()).singleElement().asString().contains("b.jar", "a.jar", "test.same");
  }

  /** A DAW finds a VST2 plug-in by its file and by its number: two of either would be one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test.one-two    | test.one.two    | the same file as test.one-two
          test.upper      | test.Upper      | the same file as test.upper
          test.first      | test.11976      | the VST2 number Jest of test.first
          test.any        | denoiser        | the same file as one of Nightjar's own
          test.any        | denoiser-mono   | the same file as one of Nightjar's own
          """)
  void secondOfAFileOrANumberIsLeftOut(String first, String second, String reason)
      throws IOException {
    TestPlugins.write(folder.resolve("a.jar"), TestPlugins.effect(first, "", "", ""));
    TestPlugins.write(folder.resolve("b.jar"), TestPlugins.effect(second, "", "", ""));
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.plugins())
        .singleElement()
        .extracting(plugin -> plugin.description().id())
        .isEqualTo(first);
    assertThat(found.problems()).singleElement().asString().contains("b.jar", second, reason);
  }

  @Test
  void nightjarsOwnIdsCannotBeTaken() throws IOException {
    TestPlugins.write(
        folder.resolve("a.jar"), TestPlugins.effect("dev.nightjar.denoiser", "", "", ""));
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    assertThat(found.plugins()).isEmpty();
    assertThat(found.problems()).singleElement().asString().contains("Nightjar's own");
  }

  @Test
  void indexFindsWhatItWasMadeOf() throws IOException {
    TestPlugins.example("echo", folder);
    PluginFolder found = PluginFolder.scan(List.of(folder), PATIENCE);
    Path file = folder.resolve("index.txt");
    Files.writeString(file, PluginIndex.of(found.plugins()).text());
    assertThat(PluginIndex.read(file).entries().get("dev.nightjar.examples.echo"))
        .isEqualTo(
            new PluginIndex.Entry(
                "dev.nightjar.examples.echo.Echo", folder.resolve("nightjar-echo.jar")));
    assertThat(PluginIndex.read(folder.resolve("none")).entries()).isEmpty();
  }
}

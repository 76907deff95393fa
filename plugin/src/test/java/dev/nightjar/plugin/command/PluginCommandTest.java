package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.CommandProgram;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.jars.TestPlugins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandTest {
  @TempDir private Path user;

  /** A command of a user whose home is a folder of the test's. */
  private String run(int status, String... words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(ChildJava.command(CommandProgram.class, words))
            .redirectErrorStream(true);
    builder.environment().put("HOME", user.toString());
    builder.environment().put("NIGHTJAR_HOME", user.resolve("share/1.0").toString());
    builder.environment().remove("NIGHTJAR_PLUGIN_PATH");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void listShowsBuiltInAndOwnPluginsWithWhatIsWrong() throws Exception {
    Path plugins = Files.createDirectories(user.resolve("share/plugins"));
    TestPlugins.example("echo", plugins);
    Files.writeString(plugins.resolve("broken.jar"), "no jar");
    JsonNode listed = new ObjectMapper().readTree(run(0, "plugin", "list", "--json"));
    assertThat(listed.get("plugins").findValuesAsText("id"))
        .containsExactly(
            "dev.nightjar.denoiser", "dev.nightjar.sing", "dev.nightjar.examples.echo");
    assertThat(listed.get("plugins").findValuesAsText("installed")).containsOnly("false");
    assertThat(listed.get("problems").get(0).asText()).contains("broken.jar");
    assertThat(run(0, "plugin", "list")).contains("Nothing is installed", "broken.jar");
  }

  @Test
  void nothingToUninstallIsAFailure() throws Exception {
    assertThat(run(1, "plugin", "uninstall")).contains("Nothing is installed in", "share/1.0");
  }

  @Test
  void installFromClassesSaysHowToDoIt() throws Exception {
    assertThat(run(1, "plugin", "install", "--dry-run")).contains("java -jar nightjar.jar");
    assertThat(user).isEmptyDirectory();
  }

  @Test
  void unknownFormatAndMissingWordAreBadUsage() {
    assertThat(CommandRun.of("plugin", "install", "--format", "au").status()).isEqualTo(2);
    assertThat(CommandRun.of("plugin").status()).isEqualTo(2);
    assertThat(CommandRun.of("bench", "plugin", "--blocks", "0").status()).isEqualTo(2);
  }
}

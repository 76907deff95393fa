package dev.nightjar.plugin.command;

import dev.nightjar.plugin.install.Removal;
import dev.nightjar.plugin.place.Home;
import dev.nightjar.plugin.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the plug-ins away. */
@Command(
    name = "uninstall",
    description = "Take away what 'plugin install' of this version put anywhere, and nothing else.",
    sortOptions = false)
final class PluginUninstallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Only tell what would go.")
  private boolean dryRun;

  @Option(names = "--force", description = "Take away files too that were changed since.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec.commandLine());
    String done = dryRun ? "would remove " : "removed ";
    List<Path> kept =
        new Removal(Home.here(), force, dryRun).remove(path -> console.out().println(done + path));
    console.out().flush();
    kept.forEach(path -> console.say(path + " was changed since the install; it stays (--force)."));
    return 0;
  }
}

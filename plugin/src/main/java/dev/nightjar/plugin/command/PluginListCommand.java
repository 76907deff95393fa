package dev.nightjar.plugin.command;

import dev.nightjar.plugin.install.Inventory;
import dev.nightjar.plugin.install.NativeFiles;
import dev.nightjar.plugin.install.Platform;
import dev.nightjar.plugin.jars.JavaPlugin;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.place.Build;
import dev.nightjar.plugin.place.Home;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the plug-ins and where they are. */
@Command(
    name = "list",
    description = "List Nightjar's plug-ins and your own, and what is installed of this version.")
final class PluginListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private record Listed(String id, String name, String kind, String from, boolean installed) {}

  private record Report(
      String version,
      String home,
      List<String> pluginFolders,
      List<Listed> plugins,
      List<Inventory.Item> files,
      List<String> problems) {}

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec.commandLine());
    Report report = report(Home.here());
    if (json) {
      Json.print(console, report);
    } else {
      print(console, report);
    }
    return 0;
  }

  private static Report report(Home home) throws Exception {
    PluginFolder folder = PluginFolder.scan(home.pluginFolders(), PluginFolder.PATIENCE);
    Platform platform = Platform.here();
    List<Inventory.Item> files =
        Inventory.of(home, NativeFiles.of(platform).hash(platform.binary()));

    Set<String> known = PluginIndex.read(home.pluginIndex()).entries().keySet();
    boolean installed = files.stream().anyMatch(file -> file.what().equals("engine"));
    List<Listed> plugins = new ArrayList<>();
    plugins.add(
        new Listed("dev.nightjar.denoiser", "Nightjar Denoiser", "effect", "built in", installed));
    plugins.add(
        new Listed("dev.nightjar.sing", "Nightjar SING", "instrument", "built in", installed));
    for (JavaPlugin plugin : folder.plugins()) {
      plugins.add(
          new Listed(
              plugin.description().id(),
              plugin.description().name(),
              plugin.description().isInstrument() ? "instrument" : "effect",
              plugin.jar().toString(),
              known.contains(plugin.description().id())));
    }
    return new Report(
        Build.version(),
        home.folder().toString(),
        home.pluginFolders().stream().map(Path::toString).toList(),
        plugins,
        files,
        folder.problems());
  }

  private static void print(Console console, Report report) {
    Table plugins = new Table("plug-in", "name", "kind", "installed", "from");
    for (Listed one : report.plugins()) {
      String installed = one.installed() ? "yes" : "no";
      plugins.row(List.of(one.id(), one.name(), one.kind(), installed, one.from()));
    }
    console.out().println("Nightjar " + report.version() + ", home " + report.home());
    plugins.lines().forEach(console.out()::println);
    Set<String> folders = new TreeSet<>(report.pluginFolders());
    console.out().println("plug-in folder: " + String.join(", ", folders));
    for (Inventory.Item file : report.files()) {
      if (!file.state().equals("as installed")) {
        console.out().println(file.what() + "  " + file.path() + "  " + file.state());
      }
    }
    if (report.files().isEmpty()) {
      console.out().println("Nothing is installed: 'nightjar plugin install' does it.");
    }
    console.out().flush();
    report.problems().forEach(console::say);
  }
}

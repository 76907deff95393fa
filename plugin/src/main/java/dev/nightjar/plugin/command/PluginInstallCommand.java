package dev.nightjar.plugin.command;

import dev.nightjar.plugin.install.Installation;
import dev.nightjar.plugin.install.NativeFiles;
import dev.nightjar.plugin.install.Placement;
import dev.nightjar.plugin.install.Platform;
import dev.nightjar.plugin.install.PluginFormat;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.place.Home;
import dev.nightjar.plugin.terminal.Console;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the plug-ins where DAWs look. */
@Command(
    name = "install",
    description = {
      "Put the plug-ins where DAWs look for them, and this program where the plug-ins look for it.",
      "Your own plug-ins in Java are found in the plug-in folder; run this again when it changes."
    },
    sortOptions = false)
final class PluginInstallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "clap, vst3, vst2, lv2 (default: all).")
  private List<PluginFormat> formats = List.of(PluginFormat.values());

  @Option(
      names = "--folder",
      paramLabel = "FORMAT=PATH",
      description = "Another folder for a format, as clap=/usr/lib/clap; may be repeated.")
  private Map<PluginFormat, Path> folders = new EnumMap<>(PluginFormat.class);

  @Option(
      names = "--runtime",
      description = "Link a Java of the plug-ins' own, so that they need none (wants a JDK).")
  private boolean runtime;

  @Option(names = "--examples", description = "Put the example plug-ins into the plug-in folder.")
  private boolean examples;

  @Option(names = "--dry-run", description = "Only tell what would be written.")
  private boolean dryRun;

  @Option(names = "--force", description = "Replace files that are not from an install.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec.commandLine());
    Home home = Home.here();
    Platform platform = Platform.here();
    Map<PluginFormat, Path> chosen = new LinkedHashMap<>();
    for (PluginFormat format : formats) {
      Path usual = platform.folder(format, System.getenv());
      chosen.put(format, folders.getOrDefault(format, usual).toAbsolutePath().normalize());
    }
    Installation installation =
        new Installation(
            home, platform, NativeFiles.of(platform), RunningProgram.jar(), chosen, force);
    if (examples && !dryRun) {
      installation.addExamples(console.out()::println);
    }
    PluginFolder plugins = PluginFolder.scan(home.pluginFolders(), PluginFolder.PATIENCE);
    plugins.problems().forEach(console::say);
    List<Placement> plan = installation.plan(plugins);
    if (dryRun) {
      plan.forEach(one -> console.out().println("would write " + one.target()));
      console.out().flush();
      return 0;
    }
    installation.install(plan, runtime, console.out()::println);
    console.out().flush();
    if (platform != Platform.LINUX) {
      console.say("These plug-ins have been tried on Linux only; please tell how they fare here.");
    }
    return 0;
  }
}

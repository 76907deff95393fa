package dev.nightjar.plugin.command;

import dev.nightjar.plugin.hosted.HostedPlugins;
import dev.nightjar.plugin.place.Home;
import dev.nightjar.plugin.sidecar.builtin.ShippedPlugins;
import dev.nightjar.plugin.sidecar.server.EngineServer;
import dev.nightjar.plugin.sidecar.server.RuntimeFolder;
import dev.nightjar.plugin.terminal.CleanEnd;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.window.PluginWindows;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves plug-ins in DAWs. */
@Command(
    name = "engine",
    description = {
      "Make the sound of Nightjar's plug-ins in DAWs.",
      "Plug-ins start it when they need it, and it ends by itself; there is one for all of them."
    })
public final class EngineCommand implements Callable<Integer> {
  private static final double MOST_IDLE_SECONDS = 86_400;

  @Spec private CommandSpec spec;

  @Option(
      names = "--idle-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "End so long after the last plug-in is gone (default: ${DEFAULT-VALUE}).")
  private double idleSeconds;

  private final String version;

  /** Of that version, which plug-ins must have too. */
  public EngineCommand(String version) {
    this.version = version;
  }

  @Override
  public Integer call() throws Exception {
    if (!(idleSeconds >= 0 && idleSeconds <= MOST_IDLE_SECONDS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--idle-seconds must be 0 to %.0f, not %s.".formatted(MOST_IDLE_SECONDS, idleSeconds));
    }
    Console console = Console.of(spec.commandLine());
    RuntimeFolder folder = RuntimeFolder.open(System.getenv(), version);
    ShippedPlugins plugins = new ShippedPlugins();
    EngineServer server =
        EngineServer.listen(
            folder,
            version,
            plugins.or(new HostedPlugins(Home.here().pluginIndex())),
            new PluginWindows(),
            Duration.ofMillis(Math.round(1_000 * idleSeconds)),
            line ->
                console.say(
                    LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS)
                        + " engine: "
                        + line));
    if (server == null) {
      console.say("nightjar: an engine runs already in " + folder.path());
      return 0;
    }
    try (CleanEnd end = CleanEnd.of(server::close)) {
      server.run();
    }
    return 0;
  }
}

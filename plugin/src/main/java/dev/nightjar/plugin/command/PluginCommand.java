package dev.nightjar.plugin.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the plug-ins for DAWs. */
@Command(
    name = "plugin",
    description = "Install Nightjar's plug-ins, and your own in Java, for DAWs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PluginInstallCommand.class,
      PluginListCommand.class,
      PluginUninstallCommand.class
    })
public final class PluginCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Reached when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to do: install, list or uninstall.");
  }
}

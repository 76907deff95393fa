package dev.nightjar.plugin;

import dev.nightjar.plugin.command.BenchCommand;
import dev.nightjar.plugin.command.DemoCommand;
import dev.nightjar.plugin.command.DenoiseCommand;
import dev.nightjar.plugin.command.DevicesCommand;
import dev.nightjar.plugin.command.EngineCommand;
import dev.nightjar.plugin.command.EvaluateCommand;
import dev.nightjar.plugin.command.InspectCommand;
import dev.nightjar.plugin.command.PluginCommand;
import dev.nightjar.plugin.command.RenderCommand;
import dev.nightjar.plugin.command.SynthCommand;
import dev.nightjar.plugin.synth.InstrumentOpener;
import dev.nightjar.plugin.synth.SingInstruments;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code nightjar} command. Exit status: 0 done, 1 failed, 2 bad usage. */
@Command(
    name = "nightjar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    description = "Real-time neural audio on the JVM.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchCommand.class,
      DemoCommand.class,
      DenoiseCommand.class,
      DevicesCommand.class,
      EngineCommand.class,
      EvaluateCommand.class,
      InspectCommand.class,
      PluginCommand.class,
      RenderCommand.class,
      SynthCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:failed", "2:bad usage"})
public final class Nightjar implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean debug;

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute; tests give it their own streams. */
  public static CommandLine commandLine() {
    return commandLine(new SingInstruments());
  }

  /** The same with another instrument. */
  static CommandLine commandLine(InstrumentOpener instruments) {
    Nightjar nightjar = new Nightjar();
    return new CommandLine(nightjar, new CommandFactory(instruments))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new FailureLine(() -> nightjar.debug));
  }

  /** Reached when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}

package dev.nightjar.plugin;

import dev.nightjar.plugin.command.EngineCommand;
import dev.nightjar.plugin.command.RenderCommand;
import dev.nightjar.plugin.command.SynthCommand;
import dev.nightjar.plugin.synth.InstrumentOpener;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that play get the instrument. */
final class CommandFactory implements IFactory {
  private final InstrumentOpener instruments;
  private final IFactory others = CommandLine.defaultFactory();

  CommandFactory(InstrumentOpener instruments) {
    this.instruments = instruments;
  }

  @Override
  public <K> K create(Class<K> kind) throws Exception {
    if (kind == RenderCommand.class) {
      return kind.cast(new RenderCommand(instruments));
    }
    if (kind == SynthCommand.class) {
      return kind.cast(new SynthCommand(instruments));
    }
    if (kind == EngineCommand.class) {
      return kind.cast(new EngineCommand(Version.number()));
    }
    return others.create(kind);
  }
}

package dev.nightjar.plugin.command;

import dev.nightjar.plugin.live.AudioDevice;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists sound devices. */
@Command(
    name = "devices",
    description = "List the sound devices, as denoise --live names them: channels in and out.")
public final class DevicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    List<AudioDevice> devices = AudioDevice.all();
    if (json) {
      Json.print(console, devices);
      return 0;
    }
    if (devices.isEmpty()) {
      console.say("This machine has no sound devices.");
      return 0;
    }
    Table table = new Table("device", "in", "out", "index");
    for (AudioDevice device : devices) {
      table.row(
          List.of(
              device.name(),
              Integer.toString(device.inputChannels()),
              Integer.toString(device.outputChannels()),
              Integer.toString(device.index())));
    }
    table.lines().forEach(console.out()::println);
    console.out().flush();
    return 0;
  }
}

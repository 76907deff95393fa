package dev.nightjar.plugin.command;

import dev.nightjar.plugin.midi.JavaSoundMidi;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.midi.MidiPort;
import dev.nightjar.plugin.sound.Direction;
import dev.nightjar.plugin.sound.RateProbe;
import dev.nightjar.plugin.sound.SoundDevice;
import dev.nightjar.plugin.sound.SoundDevices;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what sound can come from and go to. */
@Command(
    name = "devices",
    description = "List sound inputs and outputs with what they take, and MIDI inputs.")
public final class DevicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private record Listed(
      int index, String name, String description, List<Integer> ratesHz, List<Integer> channels) {
    static Listed of(SoundDevice device) {
      return new Listed(
          device.index(),
          device.name(),
          device.mixer().getDescription(),
          RateProbe.takenRatesHz(device),
          List.copyOf(device.channelCounts()));
    }
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    List<String> midi =
        new JavaSoundMidi(MidiFilter.ALL).present().stream().map(MidiPort::name).toList();
    Map<String, List<Listed>> found = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      found.put(
          direction.word() + "s", SoundDevices.all(direction).stream().map(Listed::of).toList());
    }
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>(found);
      all.put("midiInputs", midi);
      Json.print(console, all);
    } else {
      found.forEach((heading, devices) -> print(console, heading, devices));
      console.out().println("MIDI inputs" + (midi.isEmpty() ? ": none" : ":"));
      midi.forEach(name -> console.out().println("     " + name));
      console.out().flush();
    }
    return 0;
  }

  private static void print(Console console, String heading, List<Listed> devices) {
    console.out().println(heading + (devices.isEmpty() ? ": none" : ":"));
    for (Listed device : devices) {
      console.out().printf("  %d  %s%n", device.index(), device.name());
      console
          .out()
          .printf(
              "     %s; channels %s%n",
              device.ratesHz().isEmpty()
                  ? "in use, or no usual rate taken"
                  : joined(device.ratesHz()) + " Hz",
              ranges(new TreeSet<>(device.channels())));
    }
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** 1, 2, 3, 6 as "1-3, 6". */
  static String ranges(SortedSet<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    for (Integer first : numbers) {
      if (numbers.contains(first - 1)) {
        continue;
      }
      int last = first;
      while (numbers.contains(last + 1)) {
        last++;
      }
      ranges.add(last == first ? "" + first : first + "-" + last);
    }
    return ranges.isEmpty() ? "unknown" : String.join(", ", ranges);
  }
}

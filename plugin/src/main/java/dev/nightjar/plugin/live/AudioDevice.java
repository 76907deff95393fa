package dev.nightjar.plugin.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * A sound device as Java Sound sees it.
 *
 * @param index place in the list of devices
 * @param name its name
 * @param description what the system says about it
 * @param inputChannels the most channels it records; 0 if it does not
 * @param outputChannels the most channels it plays; 0 if it does not
 */
public record AudioDevice(
    int index, String name, String description, int inputChannels, int outputChannels) {

  /** Which way sound goes. */
  public enum Direction {
    /** From the device to us. */
    INPUT,
    /** From us to the device. */
    OUTPUT;

    Line.Info line() {
      return new Line.Info(this == INPUT ? TargetDataLine.class : SourceDataLine.class);
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Devices that say no number of channels take any; they are shown with two. */
  private static final int UNSAID_CHANNELS = 2;

  /** All devices that record or play. [not real-time] */
  public static List<AudioDevice> all() {
    Mixer.Info[] mixers = AudioSystem.getMixerInfo();
    List<AudioDevice> devices = new ArrayList<>();
    for (int i = 0; i < mixers.length; i++) {
      int inputs = channels(mixers[i], Direction.INPUT);
      int outputs = channels(mixers[i], Direction.OUTPUT);
      if (inputs > 0 || outputs > 0) {
        devices.add(
            new AudioDevice(i, mixers[i].getName(), mixers[i].getDescription(), inputs, outputs));
      }
    }
    return devices;
  }

  /**
   * Picks a device. [not real-time]
   *
   * @param wanted its index, its name or a part of the name in any case; null for the system's
   *     first
   * @throws DeviceException if none or several fit
   */
  public static AudioDevice pick(String wanted, Direction direction) throws DeviceException {
    List<AudioDevice> able = all().stream().filter(device -> device.goes(direction)).toList();
    if (able.isEmpty()) {
      throw new DeviceException(
          "This machine has no sound " + direction.word() + ". Connect a device and try again.");
    }
    if (wanted == null) {
      return able.get(0);
    }
    List<AudioDevice> fitting = fitting(able, wanted);
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String reason = fitting.isEmpty() ? "No" : "More than one";
    List<AudioDevice> choice = fitting.isEmpty() ? able : fitting;
    throw new DeviceException(
        "%s sound %s is called '%s'. There is: %s."
            .formatted(
                reason,
                direction.word(),
                wanted,
                choice.stream()
                    .map(device -> device.index + " " + device.name)
                    .collect(Collectors.joining("; "))));
  }

  boolean goes(Direction direction) {
    return (direction == Direction.INPUT ? inputChannels : outputChannels) > 0;
  }

  Mixer mixer() throws DeviceException {
    Mixer.Info[] mixers = AudioSystem.getMixerInfo();
    return Arrays.stream(mixers)
        .filter(info -> info.getName().equals(name) && info.getDescription().equals(description))
        .findFirst()
        .map(AudioSystem::getMixer)
        .orElseThrow(() -> new DeviceException("The device " + name + " is gone."));
  }

  private static List<AudioDevice> fitting(List<AudioDevice> able, String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    List<AudioDevice> exact =
        able.stream()
            .filter(
                device ->
                    Integer.toString(device.index).equals(wanted)
                        || device.name.equalsIgnoreCase(wanted))
            .toList();
    return exact.isEmpty()
        ? able.stream()
            .filter(device -> device.name.toLowerCase(Locale.ROOT).contains(lower))
            .toList()
        : exact;
  }

  private static int channels(Mixer.Info info, Direction direction) {
    Mixer mixer = AudioSystem.getMixer(info);
    Line.Info[] lines =
        direction == Direction.INPUT
            ? mixer.getTargetLineInfo(direction.line())
            : mixer.getSourceLineInfo(direction.line());
    return Arrays.stream(lines)
        .filter(DataLine.Info.class::isInstance)
        .map(DataLine.Info.class::cast)
        .flatMapToInt(
            line -> {
              IntStream said = Arrays.stream(line.getFormats()).mapToInt(AudioFormat::getChannels);
              return said.map(
                  count -> count == AudioSystem.NOT_SPECIFIED ? UNSAID_CHANNELS : count);
            })
        .max()
        .orElse(0);
  }
}

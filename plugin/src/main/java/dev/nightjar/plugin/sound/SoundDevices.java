package dev.nightjar.plugin.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Mixer;

/** The sound devices that this machine has now. [not real-time] */
public final class SoundDevices {
  private SoundDevices() {}

  /** All of one direction, in the system's order: its default comes first. */
  public static List<SoundDevice> all(Direction direction) {
    List<SoundDevice> devices = new ArrayList<>();
    for (Mixer.Info mixer : AudioSystem.getMixerInfo()) {
      if (direction.lines(AudioSystem.getMixer(mixer)).length > 0) {
        devices.add(new SoundDevice(direction, devices.size(), mixer));
      }
    }
    return devices;
  }

  /**
   * Finds one.
   *
   * @param wanted an index, a part of a name in any case, or null for the default
   * @throws DeviceException if there is none, with the names that there are
   */
  public static SoundDevice find(Direction direction, String wanted) throws DeviceException {
    return find(all(direction), direction, wanted);
  }

  static SoundDevice find(List<SoundDevice> devices, Direction direction, String wanted)
      throws DeviceException {
    String way = direction.word();
    if (devices.isEmpty()) {
      throw new DeviceException(
          "No sound %s%s: this machine has none that Java Sound can see. Connect one, or start the sound server."
              .formatted(way, wanted == null ? "" : " \"" + wanted + "\""));
    }
    if (wanted == null) {
      return devices.get(0);
    }
    for (SoundDevice device : devices) {
      if (wanted.equals(Integer.toString(device.index()))) {
        return device;
      }
    }
    for (SoundDevice device : devices) {
      if (lower(device.name()).contains(lower(wanted))) {
        return device;
      }
    }
    throw new DeviceException(
        "No sound %s is called \"%s\". There is: %s."
            .formatted(
                way,
                wanted,
                devices.stream()
                    .map(device -> device.index() + " " + device.name())
                    .collect(Collectors.joining(", "))));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

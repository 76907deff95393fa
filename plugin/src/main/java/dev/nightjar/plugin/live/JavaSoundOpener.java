package dev.nightjar.plugin.live;

import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.sound.Direction;
import dev.nightjar.plugin.sound.RateFallback;
import dev.nightjar.plugin.sound.SoundDevice;
import dev.nightjar.plugin.sound.SoundDevices;
import java.util.Set;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Opens Java Sound devices at the wanted rate, or at the next that both take. */
final class JavaSoundOpener implements LineOpener {
  private final LiveSettings settings;
  private final Consumer<String> messages;

  JavaSoundOpener(LiveSettings settings, Consumer<String> messages) {
    this.settings = settings;
    this.messages = messages;
  }

  @Override
  public LiveDevices open() throws DeviceException {
    SoundDevice in = SoundDevices.find(Direction.INPUT, settings.input());
    SoundDevice out = SoundDevices.find(Direction.OUTPUT, settings.output());
    return RateFallback.open(
        settings.sampleRateHz(),
        rateHz -> new JavaSoundDevices(open(in, out, rateHz), settings),
        messages);
  }

  private SoundLines open(SoundDevice in, SoundDevice out, int rateHz) throws DeviceException {
    TargetDataLine input = null;
    SoundDevice current = in;
    try {
      input = (TargetDataLine) in.line(format(in, rateHz));
      input.open(format(in, rateHz), bufferBytes(format(in, rateHz)));
      current = out;
      SourceDataLine output = (SourceDataLine) out.line(format(out, rateHz));
      output.open(format(out, rateHz), bufferBytes(format(out, rateHz)));
      return new SoundLines(input, output, in.name(), out.name());
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException refused) {
      if (input != null) {
        input.close();
      }
      throw new DeviceException(
          "Sound %s \"%s\" does not open at %d Hz (%s). It may be in use, or not take this rate."
              .formatted(current.direction().word(), current.name(), rateHz, refused.getMessage()),
          refused);
    }
  }

  /** The stream's channels if the device has them; else stereo or mono, which every one has. */
  private AudioFormat format(SoundDevice device, int rateHz) {
    Set<Integer> counts = device.channelCounts();
    int channels = settings.channels();
    if (!counts.contains(channels)) {
      channels = channels == 1 && counts.contains(2) ? 2 : 1;
    }
    return SoundDevice.format(rateHz, channels);
  }

  private int bufferBytes(AudioFormat format) {
    return settings.blockFrames() * settings.buffers() * format.getFrameSize();
  }
}

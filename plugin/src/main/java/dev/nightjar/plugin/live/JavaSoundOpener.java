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
  private final Consumer<String> messages;

  JavaSoundOpener(Consumer<String> messages) {
    this.messages = messages;
  }

  @Override
  public LiveDevices open(LiveSettings settings) throws DeviceException {
    SoundDevice in = SoundDevices.find(Direction.INPUT, settings.input());
    SoundDevice out = SoundDevices.find(Direction.OUTPUT, settings.output());
    return RateFallback.open(
        settings.sampleRateHz(),
        rateHz -> new JavaSoundDevices(open(settings, in, out, rateHz), settings),
        messages);
  }

  private static SoundLines open(LiveSettings settings, SoundDevice in, SoundDevice out, int rateHz)
      throws DeviceException {
    TargetDataLine input = null;
    SoundDevice current = in;
    try {
      AudioFormat inFormat = format(in, settings.channels(), rateHz);
      input = (TargetDataLine) in.line(inFormat);
      input.open(inFormat, bufferBytes(settings, inFormat));
      current = out;
      AudioFormat outFormat = format(out, settings.channels(), rateHz);
      SourceDataLine output = (SourceDataLine) out.line(outFormat);
      output.open(outFormat, bufferBytes(settings, outFormat));
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
  private static AudioFormat format(SoundDevice device, int wanted, int rateHz) {
    Set<Integer> counts = device.channelCounts();
    int channels = wanted;
    if (!counts.contains(wanted)) {
      channels = wanted == 1 && counts.contains(2) ? 2 : 1;
    }
    return SoundDevice.format(rateHz, channels);
  }

  private static int bufferBytes(LiveSettings settings, AudioFormat format) {
    return settings.blockFrames() * settings.buffers().blocks() * format.getFrameSize();
  }
}

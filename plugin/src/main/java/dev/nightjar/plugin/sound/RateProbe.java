package dev.nightjar.plugin.sound;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Finds out which rates a device takes, by opening it for a moment. [not real-time] */
public final class RateProbe {
  private static final int[] USUAL_RATES_HZ = {
    8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000
  };

  private RateProbe() {}

  /** Those of the usual rates that it takes; none when it is in use. */
  public static List<Integer> takenRatesHz(SoundDevice device) {
    List<Integer> taken = new ArrayList<>();
    if (device.channelCounts().isEmpty()) {
      return taken;
    }
    int channels = device.channelCounts().contains(2) ? 2 : device.channelCounts().first();
    for (int rateHz : USUAL_RATES_HZ) {
      if (takes(device, SoundDevice.format(rateHz, channels))) {
        taken.add(rateHz);
      }
    }
    return taken;
  }

  private static boolean takes(SoundDevice device, AudioFormat format) {
    try (Line line = device.line(format)) {
      if (line instanceof TargetDataLine input) {
        input.open(format);
      } else if (line instanceof SourceDataLine output) {
        output.open(format);
      }
      return line.isOpen();
    } catch (LineUnavailableException | IllegalArgumentException refused) {
      return false;
    }
  }
}

package dev.nightjar.plugin.sound;

import java.util.SortedSet;
import java.util.TreeSet;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;

/**
 * A sound device, one way. [not real-time]
 *
 * @param direction input or output
 * @param index place among the devices of its direction, from 0
 * @param mixer what Java Sound knows about it
 */
public record SoundDevice(Direction direction, int index, Mixer.Info mixer) {
  private static final int SAMPLE_BITS = 16;

  /** The name by which it is chosen. */
  public String name() {
    return mixer.getName();
  }

  /** The only encoding we ask for: 16-bit signed, little-endian; every device takes it. */
  public static AudioFormat format(int sampleRateHz, int channels) {
    return new AudioFormat(sampleRateHz, SAMPLE_BITS, channels, true, false);
  }

  /** The channel counts that it says it takes, as 16-bit sound; smallest first. */
  public SortedSet<Integer> channelCounts() {
    TreeSet<Integer> counts = new TreeSet<>();
    for (Line.Info line : direction.lines(AudioSystem.getMixer(mixer))) {
      if (line instanceof DataLine.Info data) {
        for (AudioFormat format : data.getFormats()) {
          if (format.getSampleSizeInBits() == SAMPLE_BITS && format.getChannels() > 0) {
            counts.add(format.getChannels());
          }
        }
      }
    }
    return counts;
  }

  /**
   * A line of this device, not yet open.
   *
   * @throws LineUnavailableException if it is in use
   * @throws IllegalArgumentException if it has no such line
   */
  public Line line(AudioFormat format) throws LineUnavailableException {
    return AudioSystem.getMixer(mixer).getLine(direction.lineInfo(format));
  }
}

package dev.nightjar.plugin.sound;

/**
 * One block as a device has it: 16-bit signed little-endian frames, next to our floats.
 *
 * <p>Where the device has another channel count than the stream: one stream channel goes to all of
 * the device's, several device channels become their mean in a mono stream, and the other way
 * round. Used by one thread; allocates nothing after construction.
 */
public final class PcmBlock {
  private static final int SAMPLE_BYTES = 2;
  private static final float FULL_SCALE = 32768;

  private final byte[] bytes;
  private final int deviceChannels;
  private final int frames;

  /** For blocks of so many frames. [not real-time] */
  public PcmBlock(int deviceChannels, int frames) {
    this.deviceChannels = deviceChannels;
    this.frames = frames;
    bytes = new byte[deviceChannels * frames * SAMPLE_BYTES];
  }

  /** The device's side. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * From the device to floats. [audio thread]
   *
   * @param into {@code [channels][>= frames]}, full scale 1; one channel or the device's count,
   *     unless the device has one
   */
  public void decode(float[][] into) {
    for (int channel = 0; channel < into.length; channel++) {
      float[] samples = into[channel];
      for (int frame = 0; frame < frames; frame++) {
        if (deviceChannels == 1) {
          samples[frame] = sample(frame, 0) / FULL_SCALE;
        } else if (into.length == 1) {
          int sum = 0;
          for (int i = 0; i < deviceChannels; i++) {
            sum += sample(frame, i);
          }
          samples[frame] = sum / (FULL_SCALE * deviceChannels);
        } else {
          samples[frame] = sample(frame, channel) / FULL_SCALE;
        }
      }
    }
  }

  /**
   * From floats to the device; what exceeds full scale is clipped. [audio thread]
   *
   * @param from as {@link #decode} takes it, finite
   */
  public void encode(float[][] from) {
    for (int channel = 0; channel < deviceChannels; channel++) {
      for (int frame = 0; frame < frames; frame++) {
        put(
            frame,
            channel,
            deviceChannels == 1 ? mean(from, frame) : from[channel % from.length][frame]);
      }
    }
  }

  private static float mean(float[][] channels, int frame) {
    float sum = 0;
    for (float[] channel : channels) {
      sum += channel[frame];
    }
    return sum / channels.length;
  }

  private int sample(int frame, int channel) {
    int at = (frame * deviceChannels + channel) * SAMPLE_BYTES;
    return (bytes[at] & 0xff) | (bytes[at + 1] << 8);
  }

  private void put(int frame, int channel, float value) {
    int sample = Math.round(Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, value * FULL_SCALE)));
    int at = (frame * deviceChannels + channel) * SAMPLE_BYTES;
    bytes[at] = (byte) sample;
    bytes[at + 1] = (byte) (sample >> 8);
  }
}

package dev.nightjar.plugin.live;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;

/**
 * Between a device's interleaved little-endian bytes and our channels of floats. Full scale is 1;
 * what goes beyond is clipped on the way out. Nothing is allocated.
 */
enum SampleCodec {
  /** 32-bit float. */
  FLOAT_32(4),
  /** 32-bit integer. */
  PCM_32(4),
  /** 24-bit integer in three bytes. */
  PCM_24(3),
  /** 16-bit integer. */
  PCM_16(2);

  private static final double MOST_32 = 0x1p31 - 1;
  private static final double MOST_24 = 0x1p23 - 1;
  private static final double MOST_16 = 0x1p15 - 1;

  private final int bytes;

  SampleCodec(int bytes) {
    this.bytes = bytes;
  }

  /** The format to ask a device for. */
  AudioFormat format(int sampleRateHz, int channels) {
    Encoding encoding = this == FLOAT_32 ? Encoding.PCM_FLOAT : Encoding.PCM_SIGNED;
    return new AudioFormat(
        encoding, sampleRateHz, 8 * bytes, channels, channels * bytes, sampleRateHz, false);
  }

  int frameBytes(int channels) {
    return channels * bytes;
  }

  /**
   * [audio thread] From bytes to samples. If the device has more channels than we, ours is the mean
   * of the device's; if fewer, ours all get the device's first.
   *
   * @param from at least {@code frames} whole frames
   * @param deviceChannels channels in {@code from}
   * @param to {@code [channels][>= frames]}
   */
  void decode(byte[] from, int deviceChannels, float[][] to, int frames) {
    for (int i = 0; i < frames; i++) {
      int at = i * deviceChannels * bytes;
      if (to.length == deviceChannels) {
        for (int channel = 0; channel < to.length; channel++) {
          to[channel][i] = sample(from, at + channel * bytes);
        }
      } else {
        float sum = 0;
        for (int channel = 0; channel < deviceChannels; channel++) {
          sum += sample(from, at + channel * bytes);
        }
        for (float[] channel : to) {
          channel[i] = sum / deviceChannels;
        }
      }
    }
  }

  /**
   * [audio thread] From samples to bytes. Channels of the device beyond ours repeat ours.
   *
   * @param from {@code [channels][>= frames]}
   * @param to room for {@code frames} whole frames
   * @param deviceChannels channels in {@code to}
   */
  void encode(float[][] from, byte[] to, int deviceChannels, int frames) {
    for (int i = 0; i < frames; i++) {
      for (int channel = 0; channel < deviceChannels; channel++) {
        float sample = from[channel % from.length][i];
        put(Math.max(-1, Math.min(1, sample)), to, (i * deviceChannels + channel) * bytes);
      }
    }
  }

  private float sample(byte[] from, int at) {
    return switch (this) {
      case FLOAT_32 -> Float.intBitsToFloat(integer(from, at));
      case PCM_32 -> integer(from, at) * 0x1p-31f;
      case PCM_24 ->
          ((from[at + 2] << 16) | ((from[at + 1] & 0xFF) << 8) | (from[at] & 0xFF)) * 0x1p-23f;
      case PCM_16 -> ((from[at + 1] << 8) | (from[at] & 0xFF)) * 0x1p-15f;
    };
  }

  private static int integer(byte[] from, int at) {
    return (from[at + 3] << 24)
        | ((from[at + 2] & 0xFF) << 16)
        | ((from[at + 1] & 0xFF) << 8)
        | (from[at] & 0xFF);
  }

  private void put(float sample, byte[] to, int at) {
    int value =
        switch (this) {
          case FLOAT_32 -> Float.floatToRawIntBits(sample);
          case PCM_32 -> whole(sample, 0x1p31, MOST_32);
          case PCM_24 -> whole(sample, 0x1p23, MOST_24);
          case PCM_16 -> whole(sample, 0x1p15, MOST_16);
        };
    for (int i = 0; i < bytes; i++) {
      to[at + i] = (byte) (value >> (8 * i));
    }
  }

  private static int whole(float sample, double scale, double most) {
    return (int) Math.min(most, Math.rint(sample * scale));
  }
}

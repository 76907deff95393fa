package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

/** Which speakers the channels of a file are for. */
final class Speakers {
  private Speakers() {}

  /** The speakers as bits, lowest first; 0 if the layout does not say. */
  static long mask(AVChannelLayout layout) {
    return layout.order() == AV_CHANNEL_ORDER_NATIVE ? layout.u_mask() : 0;
  }

  /**
   * Sets an encoder's layout: the wanted speakers where the format holds them, and no made-up ones
   * where it need not name any.
   *
   * @param mask the speakers wanted; 0 for no wish
   */
  static void choose(AVChannelLayout layout, Encoding.Format format, int channels, long mask) {
    av_channel_layout_default(layout, channels);
    if (channels <= 2) {
      return;
    }
    boolean wished = Long.bitCount(mask) == channels;
    switch (format) {
      case WAV_16, WAV_24, WAV_FLOAT, FLAC_16, FLAC_24 -> {
        if (wished) {
          av_channel_layout_from_mask(layout, mask);
        } else {
          leaveOpen(layout, channels);
        }
      }
      // Opus has one layout for each count, and the encoder knows it.
      case OPUS -> leaveOpen(layout, channels);
      case MP3, M4A -> {}
    }
  }

  private static void leaveOpen(AVChannelLayout layout, int channels) {
    layout.order(AV_CHANNEL_ORDER_UNSPEC).nb_channels(channels).u_mask(0);
  }
}

package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_CHANNEL_LAYOUT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

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
  static void choose(
      AVChannelLayout layout, AVCodec codec, Encoding.Format format, int channels, long mask) {
    av_channel_layout_default(layout, channels);
    if (channels <= 2) {
      return;
    }
    boolean wished = Long.bitCount(mask) == channels;
    switch (format) {
      case WAV_16, WAV_24, WAV_FLOAT -> {
        if (wished) {
          av_channel_layout_from_mask(layout, mask);
        } else {
          leaveOpen(layout, channels);
        }
      }
      // Opus has one layout for each count, and the encoder knows it.
      case OPUS -> leaveOpen(layout, channels);
      default -> chooseListed(layout, codec, channels, mask);
    }
  }

  private static void leaveOpen(AVChannelLayout layout, int channels) {
    layout.order(AV_CHANNEL_ORDER_UNSPEC).nb_channels(channels).u_mask(0);
  }

  /** The wanted one of the layouts that the codec lists, else the first of so many channels. */
  private static void chooseListed(
      AVChannelLayout layout, AVCodec codec, int channels, long mask) {
    try (PointerPointer<AVChannelLayout> list = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1)) {
      avcodec_get_supported_config(
          null, codec, AV_CODEC_CONFIG_CHANNEL_LAYOUT, 0, list.position(0), count);
      AVChannelLayout listed = list.get(AVChannelLayout.class, 0);
      if (listed == null || listed.isNull()) {
        return;
      }
      AVChannelLayout chosen = null;
      for (int i = 0; i < count.get(); i++) {
        AVChannelLayout one = listed.getPointer(i);
        boolean fits = one.nb_channels() == channels;
        if (fits && (chosen == null || mask(one) == mask)) {
          chosen = one;
        }
      }
      if (chosen != null) {
        av_channel_layout_copy(layout, chosen);
      }
    }
  }
}

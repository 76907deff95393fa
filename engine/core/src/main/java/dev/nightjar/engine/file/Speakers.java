package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

/** Which speakers the channels of a file are for. */
final class Speakers {
  static final int STEREO = 2;

  private static final long BACK = 0x30;
  private static final long SIDE = 0x600;

  /** The one layout that Opus has for each count of channels (RFC 7845, section 5.1.1.2). */
  private static final long[] OPUS = {0, 0, 0, 0x7, 0x33, 0x37, 0x3f, 0x70f, 0x63f};

  /** Those of AAC that a reader gets back; for seven channels it only learns the count. */
  private static final long[] AAC = {0, 0, 0, 0x7, 0x107, 0x37, 0x3f, 0, 0x63f};

  private Speakers() {}

  /** The speakers as bits, lowest first; 0 if the layout does not say. */
  static long mask(AVChannelLayout layout) {
    return layout.order() == AV_CHANNEL_ORDER_NATIVE ? layout.u_mask() : 0;
  }

  /** Whether a format can say which speakers the channels are for; 0 is for none. */
  static boolean kept(Encoding.Format format, int channels, long mask) {
    return channels <= STEREO
        || Long.bitCount(mask) != channels
        || format.lossless()
        || mask == own(format, channels)
        || sideAtTheBack(mask) == own(format, channels);
  }

  /** A single pair behind the listener counts as the same whether it is called side or back. */
  private static long sideAtTheBack(long mask) {
    return (mask & (BACK | SIDE)) == SIDE ? (mask & ~SIDE) | BACK : mask;
  }

  /** What a lossy format takes so many channels for; 0 if it does not say. */
  private static long own(Encoding.Format format, int channels) {
    return (format == Encoding.Format.OPUS ? OPUS : AAC)[channels];
  }

  /**
   * Sets an encoder's layout: the wanted speakers where the format holds any, its own elsewhere,
   * and no made-up ones where it need not name any.
   *
   * @param mask the speakers wanted, which are {@link #kept}; 0 for no wish
   */
  static void choose(AVChannelLayout layout, Encoding.Format format, int channels, long mask) {
    av_channel_layout_default(layout, channels);
    if (channels <= STEREO) {
      return;
    }
    long chosen = format.lossless() ? mask : own(format, channels);
    if (Long.bitCount(chosen) == channels) {
      av_channel_layout_from_mask(layout, chosen);
    } else if (format.lossless()) {
      layout.order(AV_CHANNEL_ORDER_UNSPEC).nb_channels(channels).u_mask(0);
    }
  }
}

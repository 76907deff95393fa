package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S64;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_get_packed_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** The samples of a decoded frame in any of FFmpeg's formats as floats with full scale 1. */
final class FrameSamples {
  private FrameSamples() {}

  /**
   * Copies all samples of the frame.
   *
   * @param into {@code [channels][>= frame.nb_samples()]}
   * @return false when FFmpeg's sample format is unknown
   */
  static boolean copy(AVFrame frame, float[][] into) {
    int format = av_get_packed_sample_fmt(frame.format());
    boolean planar = av_sample_fmt_is_planar(frame.format()) != 0;
    int sampleBytes = av_get_bytes_per_sample(format);
    int channels = into.length;
    int stride = planar ? 1 : channels;
    long planeBytes = (long) frame.nb_samples() * stride * sampleBytes;
    ByteBuffer plane = null;
    for (int channel = 0; channel < channels; channel++) {
      if (planar || plane == null) {
        BytePointer data = new BytePointer(frame.extended_data().get(planar ? channel : 0));
        plane = data.capacity(planeBytes).asByteBuffer().order(ByteOrder.nativeOrder());
      }
      if (!copy(plane, format, planar ? 0 : channel, stride, into[channel], frame.nb_samples())) {
        return false;
      }
    }
    return true;
  }

  private static boolean copy(
      ByteBuffer from, int format, int first, int stride, float[] into, int frames) {
    if (format == AV_SAMPLE_FMT_S16) {
      for (int i = 0, at = 2 * first; i < frames; i++, at += 2 * stride) {
        into[i] = from.getShort(at) * 0x1p-15f;
      }
    } else if (format == AV_SAMPLE_FMT_FLT) {
      for (int i = 0, at = 4 * first; i < frames; i++, at += 4 * stride) {
        into[i] = from.getFloat(at);
      }
    } else if (format == AV_SAMPLE_FMT_S32) {
      for (int i = 0, at = 4 * first; i < frames; i++, at += 4 * stride) {
        into[i] = from.getInt(at) * 0x1p-31f;
      }
    } else if (format == AV_SAMPLE_FMT_U8) {
      for (int i = 0, at = first; i < frames; i++, at += stride) {
        into[i] = ((from.get(at) & 0xff) - 128) * 0x1p-7f;
      }
    } else if (format == AV_SAMPLE_FMT_DBL) {
      for (int i = 0, at = 8 * first; i < frames; i++, at += 8 * stride) {
        into[i] = (float) from.getDouble(at);
      }
    } else if (format == AV_SAMPLE_FMT_S64) {
      for (int i = 0, at = 8 * first; i < frames; i++, at += 8 * stride) {
        into[i] = from.getLong(at) * 0x1p-63f;
      }
    } else {
      return false;
    }
    return true;
  }
}

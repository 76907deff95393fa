package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.io.Closeable;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns float samples of any count into frames of an encoder's rate, format and length. */
final class FrameFeed implements Closeable {
  /** Samples converted at a time. */
  static final int BLOCK_FRAMES = 4096;

  private final AVCodecContext encoder;
  private final int frameLength;
  private final SwrContext converter = new SwrContext(null);
  private final FloatPointer[] planes;
  private final PointerPointer<FloatPointer> input;
  private final AVFrame converted = av_frame_alloc();
  private final AVFrame frame = av_frame_alloc();
  private AVAudioFifo waiting;
  private long framesOut;

  FrameFeed(AVCodecContext encoder, int frameLength, int sampleRateHz, boolean dither) {
    this.encoder = encoder;
    this.frameLength = frameLength;
    int channels = encoder.ch_layout().nb_channels();
    planes = new FloatPointer[channels];
    for (int channel = 0; channel < channels; channel++) {
      planes[channel] = new FloatPointer(BLOCK_FRAMES);
    }
    input = new PointerPointer<>(planes);
    waiting = av_audio_fifo_alloc(encoder.sample_fmt(), channels, 2 * BLOCK_FRAMES);
    swr_alloc_set_opts2(
        converter,
        encoder.ch_layout(),
        encoder.sample_fmt(),
        encoder.sample_rate(),
        encoder.ch_layout(),
        AV_SAMPLE_FMT_FLTP,
        sampleRateHz,
        0,
        null);
    av_opt_set_int(converter, "filter_size", 64, 0);
    if (dither && encoder.sample_fmt() == AV_SAMPLE_FMT_S16) {
      av_opt_set(converter, "dither_method", "triangular", 0);
    }
  }

  /** An FFmpeg error code below 0, or 0. */
  int start() {
    return swr_init(converter);
  }

  /** Takes at most {@link #BLOCK_FRAMES} samples of every channel. */
  int put(float[][] samples, int offset, int frames) {
    for (int channel = 0; channel < planes.length; channel++) {
      planes[channel].put(samples[channel], offset, frames);
    }
    return convert(input, frames);
  }

  /** Takes what is still inside the resampler. */
  int drain() {
    int code = 0;
    while (swr_get_out_samples(converter, 0) > 0) {
      int before = av_audio_fifo_size(waiting);
      code = convert(null, 0);
      if (code < 0 || av_audio_fifo_size(waiting) == before) {
        break;
      }
    }
    return Math.min(0, code);
  }

  private int convert(PointerPointer<FloatPointer> from, int frames) {
    int room = swr_get_out_samples(converter, frames);
    if (room <= 0) {
      return Math.min(0, room);
    }
    int code = allocate(converted, room);
    if (code >= 0) {
      code = swr_convert(converter, converted.extended_data(), room, from, frames);
    }
    if (code > 0) {
      code = av_audio_fifo_write(waiting, new PointerPointer<>(converted.extended_data()), code);
    }
    av_frame_unref(converted);
    return Math.min(0, code);
  }

  /** Whether {@link #take} has a full frame to give. */
  boolean hasFrame() {
    return av_audio_fifo_size(waiting) >= frameLength;
  }

  /** The next frame, the last one shorter, valid until the next call; null when none waits. */
  AVFrame take() {
    int length = Math.min(frameLength, av_audio_fifo_size(waiting));
    if (length == 0) {
      return null;
    }
    av_frame_unref(frame);
    if (allocate(frame, length) < 0) {
      throw new OutOfMemoryError("no native memory for a frame of sound");
    }
    av_audio_fifo_read(waiting, new PointerPointer<>(frame.extended_data()), length);
    frame.pts(framesOut);
    framesOut += length;
    return frame;
  }

  private int allocate(AVFrame empty, int frames) {
    empty.format(encoder.sample_fmt());
    empty.sample_rate(encoder.sample_rate());
    empty.nb_samples(frames);
    int code = av_channel_layout_copy(empty.ch_layout(), encoder.ch_layout());
    return code < 0 ? code : av_frame_get_buffer(empty, 0);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_frame_free(converted);
    if (!Pointer.isNull(waiting)) {
      av_audio_fifo_free(waiting);
      waiting = null;
    }
    swr_free(converter);
    input.close();
    for (FloatPointer plane : planes) {
      plane.close();
    }
  }
}

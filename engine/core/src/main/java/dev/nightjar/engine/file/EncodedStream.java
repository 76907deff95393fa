package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_RATE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** One audio track being encoded into a new file. Errors name the file that the user asked for. */
final class EncodedStream implements Closeable {
  private static final int FRAME_OF_FREE_LENGTH = 4096;

  private final Path target;
  private final Encoding encoding;
  private final AVFormatContext format = new AVFormatContext(null);
  private AVCodecContext encoder;
  private AVIOContext io;
  private AVPacket packet;
  private AVStream stream;

  EncodedStream(
      Path target,
      Path written,
      Encoding encoding,
      int channels,
      long speakers,
      int sampleRateHz,
      Map<String, String> tags)
      throws AudioFileException {
    this.target = target;
    this.encoding = encoding;
    Ffmpeg.load();
    boolean opened = false;
    try {
      check(
          avformat_alloc_output_context2(
              format, null, encoding.format().muxer(), written.toString()));
      // No encoder version, no date: the same samples give the same file.
      format.flags(format.flags() | AVFMT_FLAG_BITEXACT);
      openEncoder(channels, speakers, sampleRateHz);
      openFile(written, tags);
      packet = av_packet_alloc();
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void openEncoder(int channels, long speakers, int sampleRateHz)
      throws AudioFileException {
    AVCodec codec = avcodec_find_encoder_by_name(encoding.format().encoder());
    if (codec == null || codec.isNull()) {
      throw new AudioFileException(
          target,
          "this build of FFmpeg cannot write "
              + encoding.format().label()
              + "; choose WAV or FLAC");
    }
    encoder = avcodec_alloc_context3(codec);
    encoder.sample_fmt(
        switch (encoding.format()) {
          case WAV_16, FLAC_16 -> AV_SAMPLE_FMT_S16;
          case WAV_24, FLAC_24 -> AV_SAMPLE_FMT_S32;
          case WAV_FLOAT, OPUS -> AV_SAMPLE_FMT_FLT;
          case MP3, M4A -> AV_SAMPLE_FMT_FLTP;
        });
    encoder.bits_per_raw_sample(encoding.format().bits());
    encoder.sample_rate(takenRate(codec, sampleRateHz));
    Speakers.choose(encoder.ch_layout(), encoding.format(), channels, speakers);
    try (AVRational timeBase = new AVRational()) {
      encoder.time_base(timeBase.num(1).den(encoder.sample_rate()));
    }
    if (encoding.bitsPerSecond() > 0) {
      encoder.bit_rate(encoding.bitsPerSecond());
    }
    int flags = AV_CODEC_FLAG_BITEXACT;
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    encoder.flags(encoder.flags() | flags);
    int code = open(codec);
    if (code < 0) {
      throw new AudioFileException(
          target,
          String.format(
              "%s does not take %d channels at %d Hz, %d bit/s (%s); choose WAV or FLAC",
              encoding.format().label(),
              channels,
              sampleRateHz,
              encoding.bitsPerSecond(),
              Ffmpeg.message(code)));
    }
  }

  private int open(AVCodec codec) {
    AVDictionary options = new AVDictionary(null);
    try {
      if (encoding.format() == Encoding.Format.OPUS
          && encoder.ch_layout().nb_channels() > Speakers.STEREO) {
        // By itself FFmpeg 8 puts five and seven channels on the wrong speakers.
        av_dict_set(options, "mapping_family", "1", 0);
      }
      return avcodec_open2(encoder, codec, options);
    } finally {
      av_dict_free(options);
    }
  }

  /** The rate itself if the codec takes it, else the next higher one, else its highest. */
  private static int takenRate(AVCodec codec, int wantedHz) {
    int above = Integer.MAX_VALUE;
    int highest = 0;
    try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1)) {
      avcodec_get_supported_config(
          null, codec, AV_CODEC_CONFIG_SAMPLE_RATE, 0, list.position(0), count);
      IntPointer rates = list.get(IntPointer.class, 0);
      if (rates == null || rates.isNull()) {
        return wantedHz;
      }
      for (int i = 0; i < count.get(); i++) {
        int rate = rates.get(i);
        highest = Math.max(highest, rate);
        if (rate >= wantedHz) {
          above = Math.min(above, rate);
        }
      }
    }
    return above == Integer.MAX_VALUE ? highest : above;
  }

  private void openFile(Path written, Map<String, String> tags) throws AudioFileException {
    stream = avformat_new_stream(format, null);
    check(avcodec_parameters_from_context(stream.codecpar(), encoder));
    stream.time_base(encoder.time_base());
    io = new AVIOContext(null);
    try (BytePointer url = Ffmpeg.url(written)) {
      check(avio_open(io, url, AVIO_FLAG_WRITE));
    }
    format.pb(io);
    Tags.write(format, tags);
    AVDictionary options = new AVDictionary(null);
    try {
      // RF64 where 4 GiB are not enough.
      av_dict_set(options, "rf64", "auto", 0);
      if (Tags.ofABroadcast(tags)) {
        // Only WAV has such a chunk; other formats don't know the option.
        av_dict_set(options, "write_bext", "1", 0);
      }
      check(avformat_write_header(format, options));
    } finally {
      av_dict_free(options);
    }
  }

  AVCodecContext encoder() {
    return encoder;
  }

  /** Samples that each call of {@link #encode} has to bring, but for the last. */
  int frameLength() {
    return encoder.frame_size() > 0 ? encoder.frame_size() : FRAME_OF_FREE_LENGTH;
  }

  /** Encodes a frame in the encoder's own format, rate and layout; null ends the stream. */
  void encode(AVFrame frame) throws AudioFileException {
    check(avcodec_send_frame(encoder, frame));
    while (true) {
      int code = avcodec_receive_packet(encoder, packet);
      if (code == AVERROR_EAGAIN() || code == AVERROR_EOF) {
        return;
      }
      check(code);
      packet.stream_index(stream.index());
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(av_interleaved_write_frame(format, packet));
    }
  }

  /** Ends the stream and completes the file. */
  void finish() throws AudioFileException {
    encode(null);
    check(av_write_trailer(format));
    int code = avio_closep(io);
    io = null;
    check(code);
  }

  private void check(int code) throws AudioFileException {
    if (code < 0) {
      throw new AudioFileException(
          target,
          "cannot be written ("
              + Ffmpeg.message(code)
              + "); check free space and permissions of its folder");
    }
  }

  @Override
  public void close() {
    if (packet != null) {
      av_packet_free(packet);
      packet = null;
    }
    if (encoder != null) {
      avcodec_free_context(encoder);
      encoder = null;
    }
    if (!Pointer.isNull(io)) {
      avio_closep(io);
      io = null;
    }
    if (!Pointer.isNull(format)) {
      avformat_free_context(format);
      format.setNull();
    }
  }
}

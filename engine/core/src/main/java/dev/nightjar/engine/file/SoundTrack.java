package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64LE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The first audio stream of a file, opened: what its container says of it, and its decoder. */
final class SoundTrack implements Closeable {
  /** Containers of sound only: play lists and network formats would open other files. */
  private static final String CONTAINERS =
      "wav,w64,aiff,au,caf,flac,ogg,mp3,aac,mov,matroska,ac3,eac3,amr,wv,tta,ape,asf,mpc,mpc8,voc,"
          + "rf64,nut,mpeg,mpegts,avi,sln,g722,dsf";

  private static final int FOURCC_DRMS = 'd' | 'r' << 8 | 'm' << 16 | 's' << 24;
  private static final int FOURCC_ENCA = 'e' | 'n' << 8 | 'c' << 16 | 'a' << 24;

  private static final int OPUS_RATE_HZ = 48_000;

  private final Path file;
  private final AVFormatContext format = new AVFormatContext(null);
  private AVCodecContext decoder;
  private AVStream stream;
  private boolean mpeg4;

  SoundTrack(Path file) throws AudioFileException {
    this.file = file;
    Ffmpeg.load();
    boolean opened = false;
    try {
      openContainer();
      openDecoder();
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void openContainer() throws AudioFileException {
    AVDictionary options = new AVDictionary(null);
    try (BytePointer url = Ffmpeg.url(file)) {
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "format_whitelist", CONTAINERS, 0);
      // Fewer, larger packets of plain samples; other containers ignore it.
      av_dict_set(options, "max_size", "65536", 0);
      int code = avformat_open_input(format, url, null, options);
      if (code < 0) {
        throw new AudioFileException(
            file,
            "not a sound file that can be read ("
                + Ffmpeg.message(code)
                + "); give a WAV, FLAC, Opus, Ogg, MP3 or M4A file");
      }
    } finally {
      av_dict_free(options);
    }
    int code = avformat_find_stream_info(format, (AVDictionary) null);
    if (code < 0) {
      throw new AudioFileException(
          file, "damaged (" + Ffmpeg.message(code) + "); try another copy of the file");
    }
  }

  private void openDecoder() throws AudioFileException {
    int index = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      throw new AudioFileException(file, "holds no sound; give a file with an audio track");
    }
    stream = format.streams(index);
    for (int other = 0; other < format.nb_streams(); other++) {
      if (other != index) {
        // Containers that can then skip the picture, which may be most of the file.
        format.streams(other).discard(AVDISCARD_ALL);
      }
    }
    mpeg4 = format.iformat().name().getString().contains("mp4");
    AVCodecParameters parameters = stream.codecpar();
    int tag = parameters.codec_tag();
    if (tag == FOURCC_DRMS || tag == FOURCC_ENCA) {
      throw new AudioFileException(
          file, "protected by DRM (encrypted), so it cannot be decoded; give an unprotected copy");
    }
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      throw new AudioFileException(
          file,
          "its sound is coded as '"
              + avcodec_get_name(parameters.codec_id()).getString()
              + "', which cannot be decoded; convert it to WAV or FLAC first");
    }
    decoder = avcodec_alloc_context3(codec);
    int code = avcodec_parameters_to_context(decoder, parameters);
    if (code >= 0) {
      decoder.pkt_timebase(stream.time_base());
      decoder.thread_count(1);
      code = avcodec_open2(decoder, codec, (AVDictionary) null);
    }
    if (code < 0) {
      throw new AudioFileException(
          file, "damaged header (" + Ffmpeg.message(code) + "); convert it to WAV or FLAC first");
    }
  }

  AVFormatContext format() {
    return format;
  }

  AVCodecContext decoder() {
    return decoder;
  }

  /** Whether a packet of the container is one of this stream. */
  boolean owns(AVPacket packet) {
    return packet.stream_index() == stream.index();
  }

  /** As the container says, before the first frame is decoded. */
  AVChannelLayout layout() {
    return stream.codecpar().ch_layout();
  }

  /** As the container says, before the first frame is decoded. */
  int sampleRateHz() {
    return stream.codecpar().sample_rate();
  }

  /** What the container and the stream say of the sound, in the order of their names. */
  Map<String, String> tags() {
    TreeMap<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Tags.read(format.metadata(), tags);
    Tags.read(stream.metadata(), tags);
    return Collections.unmodifiableMap(tags);
  }

  /** Whether the file stores plain floating-point samples. */
  boolean floatSamples() {
    int codec = stream.codecpar().codec_id();
    return codec == AV_CODEC_ID_PCM_F32LE
        || codec == AV_CODEC_ID_PCM_F32BE
        || codec == AV_CODEC_ID_PCM_F64LE
        || codec == AV_CODEC_ID_PCM_F64BE;
  }

  /**
   * Length that the container claims, in seconds; negative when it does not say. FFmpeg's guesses
   * are no claims: that from the first frames' bit rate is wrong where the rate varies, that from
   * the first and last time stamps where a broadcast has gaps.
   */
  double claimedSeconds() {
    long duration = stream.duration();
    if (duration == AV_NOPTS_VALUE
        || duration < 0
        || format.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM) {
      return -1;
    }
    double seconds = duration * (double) stream.time_base().num() / stream.time_base().den();
    if (stream.codecpar().codec_id() != AV_CODEC_ID_OPUS) {
      return seconds;
    }
    // Ogg Opus counts the encoder's delay too (RFC 7845, section 4.3), the decoder drops it.
    return Math.max(0, seconds - (double) stream.codecpar().initial_padding() / OPUS_RATE_HZ);
  }

  /**
   * Samples of the frame that are sound. An MPEG-4 file tells the padding of its last frame by a
   * shorter duration; other containers have it cut off already.
   */
  int soundingSamples(AVFrame frame) {
    AVRational unit = stream.time_base();
    boolean countsSamples =
        unit.num() == 1
            && (unit.den() == frame.sample_rate() || 2 * unit.den() == frame.sample_rate());
    if (!mpeg4 || !countsSamples || frame.duration() <= 0) {
      return frame.nb_samples();
    }
    long samples = frame.duration() * frame.sample_rate() / unit.den();
    return (int) Math.min(frame.nb_samples(), samples);
  }

  @Override
  public void close() {
    if (decoder != null) {
      avcodec_free_context(decoder);
      decoder = null;
    }
    if (!Pointer.isNull(format)) {
      avformat_close_input(format);
    }
  }
}

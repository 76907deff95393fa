package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.Closeable;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The sound of a {@link SoundTrack} as a sequence of decoded FFmpeg frames. */
final class DecodedStream implements Closeable {
  private final Path file;
  private final SoundTrack track;
  private AVPacket packet;
  private AVFrame frame;
  private boolean drained;
  private boolean damaged;
  private boolean soundSeen;

  DecodedStream(Path file) throws AudioFileException {
    this.file = file;
    track = new SoundTrack(file);
    packet = av_packet_alloc();
    frame = av_frame_alloc();
  }

  /** What is decoded; closed with this. */
  SoundTrack track() {
    return track;
  }

  /**
   * The next decoded frame, valid until the next call; null at the end.
   *
   * <p>Packets that cannot be decoded are passed over before the first and after the last sound
   * (tags and padding that players ignore too); between sounds they would shift everything behind
   * them, so they are an error.
   */
  AVFrame next() throws AudioFileException {
    while (true) {
      int code = avcodec_receive_frame(track.decoder(), frame);
      if (code >= 0) {
        if (frame.nb_samples() == 0) {
          continue;
        }
        if (damaged && soundSeen) {
          throw new AudioFileException(file, "damaged inside; try another copy of the file");
        }
        damaged = false;
        soundSeen = true;
        return frame;
      }
      if (code == AVERROR_EOF) {
        return null;
      }
      if (code == AVERROR_EAGAIN()) {
        feed();
      } else {
        damaged = true;
        if (drained) {
          return null;
        }
        feed();
      }
    }
  }

  private void feed() throws AudioFileException {
    while (true) {
      int code = av_read_frame(track.format(), packet);
      if (code == AVERROR_EAGAIN()) {
        continue;
      }
      if (code < 0) {
        endOfPackets(code);
        return;
      }
      boolean ours = track.owns(packet);
      int sent = ours ? avcodec_send_packet(track.decoder(), packet) : 0;
      av_packet_unref(packet);
      if (!ours) {
        continue;
      }
      if (sent < 0) {
        damaged = true;
        continue;
      }
      return;
    }
  }

  /** What cannot be read is not the end: nobody would know how much is missing. */
  private void endOfPackets(int code) throws AudioFileException {
    boolean unread = code != AVERROR_EOF && code != AVERROR_INVALIDDATA;
    int error = unread ? code : track.format().pb().error();
    if (error < 0 && error != AVERROR_EOF) {
      throw new AudioFileException(
          file,
          "cannot be read to its end ("
              + Ffmpeg.message(error)
              + "); check the disk, or try another copy of the file");
    }
    damaged |= code == AVERROR_INVALIDDATA;
    drained = true;
    avcodec_send_packet(track.decoder(), null);
  }

  /** True when what was passed over since the last frame could not be decoded. */
  boolean endsDamaged() {
    return damaged;
  }

  @Override
  public void close() {
    if (frame != null) {
      av_frame_free(frame);
      frame = null;
    }
    if (packet != null) {
      av_packet_free(packet);
      packet = null;
    }
    track.close();
  }
}

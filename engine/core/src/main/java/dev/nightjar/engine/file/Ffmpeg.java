package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;

/** What every user of FFmpeg's C API here needs: a silent log, readable errors, file names. */
final class Ffmpeg {
  private static final int MESSAGE_BYTES = 256;

  static {
    // FFmpeg prints to stderr by itself; our errors say the same and more.
    av_log_set_level(AV_LOG_QUIET);
  }

  private Ffmpeg() {}

  /** Loads the libraries and silences them. */
  static void load() {
    // The static initializer does the work, once.
  }

  /** FFmpeg's own words for an error code. */
  static String message(int code) {
    byte[] text = new byte[MESSAGE_BYTES];
    av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * A URL that names exactly this file: with its scheme, so that a name such as {@code concat:x} or
   * {@code http:x} is still a file. The caller closes it.
   */
  static BytePointer url(Path file) {
    return new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
  }
}

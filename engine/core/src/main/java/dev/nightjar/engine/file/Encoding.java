package dev.nightjar.engine.file;

import java.nio.file.Path;
import java.util.Locale;

/**
 * How a sound file is written.
 *
 * @param bitsPerSecond of a lossy format, over all channels; 0 lets the format choose by itself
 * @param dither adds triangular noise of one step before rounding to 16 bits, so that very quiet
 *     sound fades into noise and not into distortion; other formats don't need it
 */
public record Encoding(Format format, int bitsPerSecond, boolean dither) {
  public static final Encoding WAV_16 = new Encoding(Format.WAV_16, 0, false);
  public static final Encoding WAV_24 = new Encoding(Format.WAV_24, 0, false);
  public static final Encoding WAV_FLOAT = new Encoding(Format.WAV_FLOAT, 0, false);
  public static final Encoding FLAC_16 = new Encoding(Format.FLAC_16, 0, false);
  public static final Encoding FLAC_24 = new Encoding(Format.FLAC_24, 0, false);
  public static final Encoding OPUS = new Encoding(Format.OPUS, 0, false);
  public static final Encoding MP3 = new Encoding(Format.MP3, 0, false);
  public static final Encoding M4A = new Encoding(Format.M4A, 0, false);

  /** Container, codec and sample format that belong together. */
  public enum Format {
    WAV_16("WAV", "wav", "pcm_s16le", 16, 64),
    WAV_24("WAV", "wav", "pcm_s24le", 24, 64),
    WAV_FLOAT("WAV", "wav", "pcm_f32le", 32, 64),
    FLAC_16("FLAC", "flac", "flac", 16, 8),
    FLAC_24("FLAC", "flac", "flac", 24, 8),
    /** Ogg Opus; sound of other rates than 8, 12, 16, 24 and 48 kHz is resampled to 48 kHz. */
    OPUS("Opus", "ogg", "libopus", 0, 8),
    MP3("MP3", "mp3", "libmp3lame", 0, 2),
    /** AAC in an MPEG-4 file. */
    M4A("M4A", "ipod", "aac", 0, 8);

    private final String label;
    private final String muxer;
    private final String encoder;
    private final int bits;
    private final int maxChannels;

    Format(String label, String muxer, String encoder, int bits, int maxChannels) {
      this.label = label;
      this.muxer = muxer;
      this.encoder = encoder;
      this.bits = bits;
      this.maxChannels = maxChannels;
    }

    /** [any thread] Whether what is read back is what was written, up to the rounding to bits. */
    public boolean lossless() {
      return bits > 0;
    }

    /** [any thread] Whether sound beyond full scale 1 is clipped: in integers it is. */
    public boolean clips() {
      return lossless() && this != WAV_FLOAT;
    }

    /** [any thread] Channels that the format holds at most. */
    public int maxChannels() {
      return maxChannels;
    }

    /** What people call it. */
    String label() {
      return label;
    }

    String muxer() {
      return muxer;
    }

    String encoder() {
      return encoder;
    }

    int bits() {
      return bits;
    }
  }

  /**
   * [any thread]
   *
   * @throws IllegalArgumentException for a negative bit rate, or any for a lossless format
   */
  public Encoding {
    if (bitsPerSecond < 0 || (bitsPerSecond > 0 && format.lossless())) {
      throw new IllegalArgumentException("no bit rate of " + bitsPerSecond + " for " + format);
    }
  }

  /** [any thread] The same at this many bits per second over all channels. */
  public Encoding withBitsPerSecond(int bits) {
    return new Encoding(format, bits, dither);
  }

  /** [any thread] The same with or without dither. */
  public Encoding withDither(boolean dithered) {
    return new Encoding(format, bitsPerSecond, dithered);
  }

  /**
   * [any thread] By the file's extension: wav (16 bit), flac (16 bit), opus, ogg and oga (Opus),
   * mp3, m4a and mp4 (AAC).
   *
   * @throws AudioFileException if the extension is none of these
   */
  public static Encoding forFile(Path file) throws AudioFileException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "wav", "wave" -> WAV_16;
      case "flac" -> FLAC_16;
      case "opus", "ogg", "oga" -> OPUS;
      case "mp3" -> MP3;
      case "m4a", "mp4" -> M4A;
      default ->
          throw new AudioFileException(
              file, "cannot be written: name it .wav, .flac, .opus, .ogg, .mp3 or .m4a");
    };
  }
}

package dev.nightjar.engine.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Reads any sound file that FFmpeg decodes, front to back, in bounded memory whatever the length.
 *
 * <p>Samples come at the file's own rate and channel count, with full scale 1; encoder delay and
 * padding of Opus, MP3 and AAC are cut off where the container tells them. Opus always answers at
 * 48 kHz. Not for use by several threads at once.
 */
public final class AudioReader implements Closeable {
  private static final int READ_ALL_FRAMES = 1 << 16;

  /** Containers round their times: less than this is no truncation. */
  private static final double CLAIM_TOLERANCE_SECONDS = 0.1;

  private final Path file;
  private final DecodedStream stream;
  private final int channels;
  private final long speakers;
  private final int sampleRateHz;
  private final boolean floatSamples;
  private final Map<String, String> tags;
  private final double claimedSeconds;
  private final long frames;
  private float[][] block;
  private int blockStart;
  private int blockEnd;
  private long decodedFrames;
  private boolean ended;

  private AudioReader(Path file, DecodedStream stream, boolean lengthSaid)
      throws AudioFileException {
    this.file = file;
    this.stream = stream;
    floatSamples = stream.floatSamples();
    tags = stream.tags();
    claimedSeconds = lengthSaid ? stream.claimedSeconds() : -1;
    AVFrame first = stream.next();
    // Some codecs tell their true rate and channels only with the first frame (HE-AAC).
    AVChannelLayout layout = first == null ? stream.layout() : first.ch_layout();
    channels = layout.nb_channels();
    speakers = Speakers.mask(layout);
    sampleRateHz = first == null ? stream.sampleRateHz() : first.sample_rate();
    if (channels < 1 || sampleRateHz < 1) {
      throw new AudioFileException(file, "its header gives no channels or no sample rate");
    }
    frames = claimedSeconds < 0 ? -1 : Math.round(claimedSeconds * sampleRateHz);
    block = new float[channels][0];
    if (first == null) {
      end();
    } else {
      take(first);
    }
  }

  /**
   * [not real-time] Opens a file and decodes its beginning.
   *
   * @throws AudioFileException if the file is missing, empty, a directory, unreadable, no sound
   *     file, damaged at its beginning, protected by DRM, or coded in an unknown way
   */
  public static AudioReader open(Path file) throws AudioFileException {
    boolean lengthSaid = check(file);
    DecodedStream stream = new DecodedStream(file);
    boolean opened = false;
    try {
      AudioReader reader = new AudioReader(file, stream, lengthSaid);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        stream.close();
      }
    }
  }

  /** Whether its header can be believed about the length. */
  private static boolean check(Path file) throws AudioFileException {
    if (!Files.exists(file)) {
      throw new AudioFileException(file, "does not exist; check the name");
    }
    if (Files.isDirectory(file)) {
      throw new AudioFileException(file, "is a directory; give a sound file");
    }
    if (!Files.isReadable(file)) {
      throw new AudioFileException(file, "may not be read; check its permissions");
    }
    try {
      if (!Files.isRegularFile(file)) {
        // A pipe's writer could not know the length when it wrote the header.
        return false;
      }
      if (Files.size(file) == 0) {
        throw new AudioFileException(file, "is empty (0 bytes); try another copy of the file");
      }
      long missing = CutOff.missingBytes(file);
      if (missing > 0) {
        throw new AudioFileException(
            file,
            "is cut off: at least "
                + missing
                + " bytes are missing at its end; try another copy of the file");
      }
      if (missing == CutOff.WRAPPED) {
        throw new AudioFileException(
            file,
            "its header holds the size of the sound only modulo 4 GiB; rewrite it as RF64, or cut"
                + " it into parts");
      }
      return missing != CutOff.UNKNOWN;
    } catch (AudioFileException e) {
      throw e;
    } catch (IOException e) {
      throw new AudioFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** [any thread] At least 1. */
  public int channels() {
    return channels;
  }

  /**
   * [any thread] Which speakers the channels are for, in their order, as the bits of a WAVE channel
   * mask; 0 when the file does not say.
   */
  public long speakers() {
    return speakers;
  }

  /** [any thread] Above 0; 48000 for every Opus file. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** [any thread] Whether the file stores floating-point samples, which go beyond full scale. */
  public boolean floatSamples() {
    return floatSamples;
  }

  /**
   * [any thread] What the file says of its sound in words (title, artist, a broadcast's time code),
   * by FFmpeg's names; without what is true of this file alone (encoder, replay gain).
   */
  public Map<String, String> tags() {
    return tags;
  }

  /**
   * [any thread] Length as the container says it, exact for WAV and FLAC, within a codec frame for
   * the lossy kinds; -1 when it does not say.
   */
  public long frames() {
    return frames;
  }

  /**
   * [not real-time] Reads the next frames.
   *
   * @param into {@code [channels()][>= offsetFrames + frames]}
   * @param frames at most this many
   * @return frames read, at least 1 unless {@code frames} is 0; -1 at the end
   * @throws AudioFileException if the file is damaged here, ends before the length that its header
   *     promises, or changes its rate or channels
   */
  public int read(float[][] into, int offsetFrames, int frames) throws AudioFileException {
    if (into.length != channels) {
      throw new IllegalArgumentException(
          "the file has " + channels + " channels, the buffer " + into.length);
    }
    int done = 0;
    while (done < frames) {
      if (blockStart == blockEnd && !refill()) {
        return done == 0 ? -1 : done;
      }
      int count = Math.min(frames - done, blockEnd - blockStart);
      for (int channel = 0; channel < channels; channel++) {
        System.arraycopy(block[channel], blockStart, into[channel], offsetFrames + done, count);
      }
      blockStart += count;
      done += count;
    }
    return done;
  }

  private boolean refill() throws AudioFileException {
    if (ended) {
      return false;
    }
    AVFrame frame = stream.next();
    if (frame == null) {
      end();
      return false;
    }
    take(frame);
    return true;
  }

  private void take(AVFrame frame) throws AudioFileException {
    if (frame.ch_layout().nb_channels() != channels || frame.sample_rate() != sampleRateHz) {
      throw new AudioFileException(
          file,
          String.format(
              "changes from %d channels at %d Hz to %d channels at %d Hz after %.1f s; convert it"
                  + " to WAV or FLAC first",
              channels,
              sampleRateHz,
              frame.ch_layout().nb_channels(),
              frame.sample_rate(),
              seconds()));
    }
    if (block[0].length < frame.nb_samples()) {
      block = new float[channels][frame.nb_samples()];
    }
    if (!FrameSamples.copy(frame, block)) {
      throw new AudioFileException(
          file, "has an unknown sample format; convert it to WAV or FLAC first");
    }
    blockStart = 0;
    blockEnd = stream.soundingSamples(frame);
    decodedFrames += blockEnd;
  }

  private void end() throws AudioFileException {
    ended = true;
    if (seconds() < claimedSeconds - CLAIM_TOLERANCE_SECONDS) {
      throw new AudioFileException(
          file,
          String.format(
              "is cut off: its header promises %.1f s, but only %.1f s can be decoded; try another"
                  + " copy of the file",
              claimedSeconds, seconds()));
    }
    if (decodedFrames == 0 && stream.endsDamaged()) {
      throw new AudioFileException(
          file, "holds no sound that can be decoded; try another copy of the file");
    }
  }

  private double seconds() {
    return (double) decodedFrames / sampleRateHz;
  }

  /**
   * [not real-time] Reads a whole file into memory.
   *
   * @throws AudioFileException as {@link #open} and {@link #read}, or if the file is longer than an
   *     array can hold
   */
  public static AudioClip readAll(Path file) throws AudioFileException {
    try (AudioReader reader = open(file)) {
      List<float[][]> chunks = new ArrayList<>();
      long total = 0;
      while (true) {
        float[][] chunk = new float[reader.channels][READ_ALL_FRAMES];
        int count = reader.read(chunk, 0, READ_ALL_FRAMES);
        if (count < 0) {
          break;
        }
        total += count;
        if (total > Integer.MAX_VALUE - 8) {
          throw new AudioFileException(file, "is too long to hold in memory; cut it into parts");
        }
        chunks.add(count == READ_ALL_FRAMES ? chunk : trim(chunk, count));
      }
      return new AudioClip(join(chunks, reader.channels, (int) total), reader.sampleRateHz);
    }
  }

  private static float[][] trim(float[][] chunk, int frames) {
    float[][] trimmed = new float[chunk.length][];
    for (int channel = 0; channel < chunk.length; channel++) {
      trimmed[channel] = Arrays.copyOf(chunk[channel], frames);
    }
    return trimmed;
  }

  private static float[][] join(List<float[][]> chunks, int channels, int frames) {
    float[][] whole = new float[channels][frames];
    int at = 0;
    for (float[][] chunk : chunks) {
      for (int channel = 0; channel < channels; channel++) {
        System.arraycopy(chunk[channel], 0, whole[channel], at, chunk[channel].length);
      }
      at += chunk[0].length;
    }
    return whole;
  }

  /** [not real-time] Frees the native memory; harmless when repeated. */
  @Override
  public void close() {
    stream.close();
    ended = true;
    blockStart = 0;
    blockEnd = 0;
  }
}

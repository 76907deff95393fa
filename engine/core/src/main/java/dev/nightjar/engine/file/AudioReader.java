package dev.nightjar.engine.file;

import java.io.Closeable;
import java.nio.file.Path;
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
    floatSamples = stream.track().floatSamples();
    tags = stream.track().tags();
    claimedSeconds = lengthSaid ? stream.track().claimedSeconds() : -1;
    AVFrame first = stream.next();
    // Some codecs tell their true rate and channels only with the first frame (HE-AAC).
    AVChannelLayout layout = first == null ? stream.track().layout() : first.ch_layout();
    channels = layout.nb_channels();
    speakers = Speakers.mask(layout);
    sampleRateHz = first == null ? stream.track().sampleRateHz() : first.sample_rate();
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
    boolean lengthSaid = FileCheck.lengthSaid(file);
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
    blockEnd = stream.track().soundingSamples(frame);
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
    return WholeFile.read(file);
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

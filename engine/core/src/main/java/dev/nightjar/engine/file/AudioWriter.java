package dev.nightjar.engine.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Writes a sound file piece by piece, in bounded memory whatever the length.
 *
 * <p>What is written goes to a hidden file beside the target and takes its place only on {@link
 * #commit}: the target is never half a file, and a failure leaves nothing behind. Encoders' own
 * delay is marked in the file, so that a reader gives every sample back at its place. Not for use
 * by several threads at once.
 */
public final class AudioWriter implements Closeable {
  private final Path target;
  private final Path temporary;
  private final boolean overwrite;
  private final int channels;
  private final int fileSampleRateHz;
  private final EncodedStream stream;
  private final FrameFeed feed;
  private boolean open = true;

  private AudioWriter(
      Path target,
      Encoding encoding,
      int channels,
      long speakers,
      int sampleRateHz,
      Map<String, String> tags,
      boolean overwrite)
      throws AudioFileException {
    this.target = target;
    this.overwrite = overwrite;
    this.channels = channels;
    long mark = ThreadLocalRandom.current().nextLong() >>> 1;
    temporary =
        target.resolveSibling("." + target.getFileName() + "." + Long.toHexString(mark) + ".part");
    EncodedStream encoded = null;
    FrameFeed fed = null;
    boolean opened = false;
    try {
      encoded =
          new EncodedStream(target, temporary, encoding, channels, speakers, sampleRateHz, tags);
      fed =
          new FrameFeed(encoded.encoder(), encoded.frameLength(), sampleRateHz, encoding.dither());
      check(fed.start());
      opened = true;
    } finally {
      if (!opened) {
        release(encoded, fed);
      }
    }
    stream = encoded;
    fileSampleRateHz = encoded.encoder().sample_rate();
    feed = fed;
  }

  /**
   * [not real-time] Begins a file.
   *
   * @param channels of all that is written, at least 1
   * @param sampleRateHz of all that is written; the file has it too, where its format can
   * @param overwrite whether an existing target is replaced
   * @throws AudioFileException if the target exists and may not be replaced, is a directory, lies
   *     in no folder that can be written, or the encoding does not take so many channels
   */
  public static AudioWriter create(
      Path target, Encoding encoding, int channels, int sampleRateHz, boolean overwrite)
      throws AudioFileException {
    return create(target, encoding, channels, 0, sampleRateHz, Map.of(), overwrite);
  }

  /**
   * [not real-time] Begins a file whose channels are for certain speakers, with tags.
   *
   * @param speakers as {@link AudioReader#speakers()} tells them; 0 for none in particular
   * @param tags as {@link AudioReader#tags()} tells them; what the format has no place for is left
   *     out
   * @throws AudioFileException as the other {@code create}, and if the format would put more than
   *     two channels on other speakers
   */
  public static AudioWriter create(
      Path target,
      Encoding encoding,
      int channels,
      long speakers,
      int sampleRateHz,
      Map<String, String> tags,
      boolean overwrite)
      throws AudioFileException {
    if (channels < 1 || sampleRateHz < 1) {
      throw new IllegalArgumentException(
          "no sound of " + channels + " channels at " + sampleRateHz + " Hz");
    }
    if (Files.isDirectory(target)) {
      throw new AudioFileException(target, "is a directory; give a file name");
    }
    if (!overwrite && Files.exists(target)) {
      throw exists(target);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new AudioFileException(target, "its folder does not exist; make it first");
    }
    if (channels > encoding.format().maxChannels()) {
      boolean wav = encoding.format().maxChannels() == Encoding.Format.WAV_16.maxChannels();
      throw new AudioFileException(
          target,
          "%s holds at most %d channels, not %d; %s"
              .formatted(
                  encoding.format().label(),
                  encoding.format().maxChannels(),
                  channels,
                  wav ? "split them over several files" : "choose WAV"));
    }
    if (!Speakers.kept(encoding.format(), channels, speakers)) {
      throw new AudioFileException(
          target,
          String.format(
              "%s would put these %d channels on other speakers (they are for those of mask 0x%x);"
                  + " choose WAV or FLAC",
              encoding.format().label(), channels, speakers));
    }
    return new AudioWriter(target, encoding, channels, speakers, sampleRateHz, tags, overwrite);
  }

  private static AudioFileException exists(Path target) {
    return new AudioFileException(
        target, "already exists; choose another name or allow it to be replaced");
  }

  /** [any thread] Rate of the file: what was asked for, or the next one that the format takes. */
  public int fileSampleRateHz() {
    return fileSampleRateHz;
  }

  /**
   * [not real-time] Appends frames.
   *
   * @param samples {@code [channels][>= offsetFrames + frames]}; beyond full scale 1 integer
   *     formats clip
   * @throws AudioFileException if the file system or the encoder refuses, for example for lack of
   *     space
   */
  public void write(float[][] samples, int offsetFrames, int frames) throws AudioFileException {
    if (!open) {
      throw new IllegalStateException("the writer of " + target + " is closed");
    }
    if (samples.length != channels) {
      throw new IllegalArgumentException(
          "the file has " + channels + " channels, the buffer " + samples.length);
    }
    for (int done = 0; done < frames; ) {
      int count = Math.min(FrameFeed.BLOCK_FRAMES, frames - done);
      check(feed.put(samples, offsetFrames + done, count));
      while (feed.hasFrame()) {
        stream.encode(feed.take());
      }
      done += count;
    }
  }

  /**
   * [not real-time] Completes the file and moves it into place; the writer is closed then.
   *
   * @throws AudioFileException if the rest cannot be written or moved; nothing is left behind then
   */
  public void commit() throws AudioFileException {
    if (!open) {
      throw new IllegalStateException("the writer of " + target + " is closed");
    }
    try {
      check(feed.drain());
      for (AVFrame rest = feed.take(); rest != null; rest = feed.take()) {
        stream.encode(rest);
      }
      stream.finish();
      moveIntoPlace();
    } finally {
      close();
    }
  }

  private void moveIntoPlace() throws AudioFileException {
    try {
      if (!overwrite) {
        Files.move(temporary, target);
        return;
      }
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw new AudioFileException(
          target, "cannot be put in place (" + e.getMessage() + "); check permissions", e);
    }
  }

  private void check(int code) throws AudioFileException {
    if (code < 0) {
      throw new AudioFileException(
          target, "cannot be converted (" + Ffmpeg.message(code) + "); choose WAV or FLAC");
    }
  }

  /** [not real-time] Frees the native memory; what is not committed is thrown away. */
  @Override
  public void close() {
    if (open) {
      open = false;
      release(stream, feed);
    }
  }

  private void release(EncodedStream encoded, FrameFeed fed) {
    if (fed != null) {
      fed.close();
    }
    if (encoded != null) {
      encoded.close();
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // A hidden leftover is better than hiding the error that led here.
      temporary.toFile().deleteOnExit();
    }
  }
}

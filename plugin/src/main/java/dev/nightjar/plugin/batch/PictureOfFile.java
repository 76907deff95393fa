package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.picture.SoundPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a sound file for a picture. */
public final class PictureOfFile {
  private static final int BLOCK_FRAMES = 1 << 14;

  /** Windows are so many milliseconds long: memory grows with the rate that a header claims. */
  private static final int LOWEST_RATE_HZ = 1_000;

  private static final int HIGHEST_RATE_HZ = 768_000;

  private PictureOfFile() {}

  /**
   * Reads a file of any length in bounded memory. [not real-time]
   *
   * @throws IOException if it is no sound file, holds no sound, or has a rate that no recording has
   */
  public static SoundPicture read(Path file) throws IOException {
    long frames;
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new BatchException(
          file + " can be read only once, a picture needs it twice. Save it to a file first.");
    }
    try (AudioReader reader = AudioReader.open(file)) {
      int rateHz = reader.sampleRateHz();
      if (rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) {
        throw new BatchException(
            "%s has %d Hz; sounds of %d to %d Hz can be drawn."
                .formatted(file, rateHz, LOWEST_RATE_HZ, HIGHEST_RATE_HZ));
      }
      frames = reader.frames() >= 0 ? reader.frames() : count(reader);
    }
    if (frames == 0) {
      throw new BatchException(file + " holds no sound; there is nothing to draw.");
    }
    try (AudioReader reader = AudioReader.open(file)) {
      return SoundPicture.of(
          reader::read, reader.channels(), reader.speakers(), reader.sampleRateHz(), frames);
    }
  }

  private static long count(AudioReader reader) throws IOException {
    float[][] block = new float[reader.channels()][BLOCK_FRAMES];
    long total = 0;
    for (int got = 0; got >= 0; got = reader.read(block, 0, BLOCK_FRAMES)) {
      total += got;
    }
    return total;
  }
}

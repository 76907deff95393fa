package dev.nightjar.engine.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads whole files into memory, whatever their headers say of the length. */
final class WholeFile {
  private static final int BLOCK_FRAMES = 1 << 16;

  private WholeFile() {}

  /**
   * Reads to the end.
   *
   * @throws AudioFileException as the reader, or if there is more than an array can hold
   */
  static AudioClip read(Path file) throws AudioFileException {
    try (AudioReader reader = AudioReader.open(file)) {
      List<float[][]> chunks = new ArrayList<>();
      long total = 0;
      while (true) {
        float[][] chunk = new float[reader.channels()][BLOCK_FRAMES];
        int count = reader.read(chunk, 0, BLOCK_FRAMES);
        if (count < 0) {
          break;
        }
        total += count;
        if (total > Integer.MAX_VALUE - 8) {
          throw new AudioFileException(file, "is too long to hold in memory; cut it into parts");
        }
        chunks.add(count == BLOCK_FRAMES ? chunk : trim(chunk, count));
      }
      return new AudioClip(join(chunks, reader.channels(), (int) total), reader.sampleRateHz());
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
}

package dev.nightjar.train.data;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.AudioReader;
import java.nio.file.Path;

/** Decodes a file into what the networks hear: one channel at one rate. */
final class SoundDecoder {
  private SoundDecoder() {}

  /**
   * The mean of the channels, resampled.
   *
   * @throws AudioFileException if it can't be decoded, or holds what is no finite number
   */
  static float[] mono(Path file, int sampleRateHz) throws AudioFileException {
    AudioClip clip = AudioReader.readAll(file);
    requireNumbers(file, clip);
    float[] mean = clip.samples()[0];
    if (clip.channels() > 1) {
      mean = new float[clip.frames()];
      for (float[] channel : clip.samples()) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += channel[i] / clip.channels();
        }
      }
    }
    if (clip.sampleRateHz() == sampleRateHz) {
      return mean;
    }
    SincTable table = SincTable.forStep((double) clip.sampleRateHz() / sampleRateHz);
    float[] resampled = new float[table.outputFrames(mean.length)];
    table.apply(mean, mean.length, resampled, 0, resampled.length);
    return resampled;
  }

  private static void requireNumbers(Path file, AudioClip clip) throws AudioFileException {
    for (float[] channel : clip.samples()) {
      for (float sample : channel) {
        if (!Float.isFinite(sample)) {
          throw new AudioFileException(file, "has samples that are no finite numbers");
        }
      }
    }
  }
}

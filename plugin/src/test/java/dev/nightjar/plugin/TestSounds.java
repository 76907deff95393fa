package dev.nightjar.plugin;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Small sounds for tests. */
public final class TestSounds {
  private TestSounds() {}

  /** Uniform noise {@code [channels][frames]}. */
  public static float[][] noise(int channels, int frames, double peak, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] samples = new float[channels][frames];
    for (float[] channel : samples) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (float) ((2 * random.nextDouble() - 1) * peak);
      }
    }
    return samples;
  }

  /** A sine in one channel. */
  public static float[][] sine(double hz, int rateHz, int frames, double peak) {
    float[] channel = new float[frames];
    for (int i = 0; i < frames; i++) {
      channel[i] = (float) (peak * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return new float[][] {channel};
  }

  /** The sum of two sounds of equal shape. */
  public static float[][] sum(float[][] a, float[][] b) {
    float[][] sum = new float[a.length][a[0].length];
    for (int channel = 0; channel < a.length; channel++) {
      for (int i = 0; i < sum[channel].length; i++) {
        sum[channel][i] = a[channel][i] + b[channel][i];
      }
    }
    return sum;
  }

  /** Writes 32-bit floats; gives the file back. */
  public static Path write(Path wav, float[][] samples, int rateHz) throws AudioFileException {
    try (AudioWriter writer =
        AudioWriter.create(wav, Encoding.WAV_FLOAT, samples.length, rateHz, true)) {
      writer.write(samples, 0, samples[0].length);
      writer.commit();
    }
    return wav;
  }
}

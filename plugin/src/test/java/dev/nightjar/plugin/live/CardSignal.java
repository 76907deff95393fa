package dev.nightjar.plugin.live;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import java.nio.file.Path;
import java.util.Random;

/**
 * The sound for the virtual microphone: bursts of chirp, each with voiced, noisy sound after it.
 */
final class CardSignal {
  static final int RATE_HZ = 48_000;
  static final int PERIOD_FRAMES = 24_000;
  static final int CHIRP_FRAMES = 2_400;

  private CardSignal() {}

  static void write(Path file, int periods) throws AudioFileException {
    float[] samples = new float[periods * PERIOD_FRAMES];
    Random random = new Random(3);
    for (int period = 0; period < periods; period++) {
      int start = period * PERIOD_FRAMES;
      for (int i = 0; i < CHIRP_FRAMES; i++) {
        double seconds = (double) i / RATE_HZ;
        double cycles = 500 * seconds + 0.5 * (5_500 / 0.05) * seconds * seconds;
        double window = Math.sin(Math.PI * i / CHIRP_FRAMES);
        samples[start + i] = (float) (0.5 * window * window * Math.sin(2 * Math.PI * cycles));
      }
      for (int i = 2 * CHIRP_FRAMES; i < 6 * CHIRP_FRAMES; i++) {
        double pulse = Math.pow(Math.sin(Math.PI * 120 * i / RATE_HZ), 20);
        samples[start + i] = (float) (0.1 * pulse + 0.01 * random.nextGaussian());
      }
    }
    try (AudioWriter writer = AudioWriter.create(file, Encoding.forFile(file), 1, RATE_HZ, false)) {
      writer.write(new float[][] {samples}, 0, samples.length);
      writer.commit();
    }
  }
}

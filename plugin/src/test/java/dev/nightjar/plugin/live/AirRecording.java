package dev.nightjar.plugin.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was in the air of the virtual card: loudspeaker left and right, microphone, on one clock.
 */
public record AirRecording(float[] left, float[] right, float[] microphone) {
  private static final int CHANNELS = 3;

  /**
   * Where one sound is found in another.
   *
   * @param gain how much louder it is there
   * @param likeness the correlation coefficient there, 1 for the same sound
   */
  public record Match(int lagFrames, double gain, double likeness) {}

  /** Reads what the recorder wrote. */
  public static AirRecording read(Path file) throws IOException {
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int frames = samples.remaining() / CHANNELS;
    float[][] channels = new float[CHANNELS][frames];
    for (int frame = 0; frame < frames; frame++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        channels[channel][frame] = samples.get(frame * CHANNELS + channel) / 32768f;
      }
    }
    return new AirRecording(channels[0], channels[1], channels[2]);
  }

  /** The lag, by cross-correlation, at which a stretch of one channel is heard in another. */
  public static Match find(float[] sound, int from, int frames, float[] in, int mostLagFrames) {
    double own = energy(sound, from, frames);
    Match best = new Match(-1, 0, 0);
    double most = Double.NEGATIVE_INFINITY;
    int lags = Math.min(mostLagFrames, in.length - from - frames);
    for (int lag = 0; lag < lags; lag++) {
      double product = 0;
      for (int i = 0; i < frames; i++) {
        product += (double) sound[from + i] * in[from + lag + i];
      }
      if (product > most) {
        most = product;
        double other = energy(in, from + lag, frames);
        best = new Match(lag, product / own, product / Math.sqrt(own * other + 1e-20));
      }
    }
    return best;
  }

  private static double energy(float[] sound, int from, int frames) {
    double sum = 0;
    for (int i = from; i < from + frames; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return sum;
  }
}

package dev.nightjar.plugin.demo;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.batch.BatchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Speech with and without noise.
 *
 * @param clean one channel
 * @param noisy the same in noise
 */
public record NoisySpeech(AudioClip clean, AudioClip noisy) {

  private static final double PAUSE_SECONDS = 0.4;
  private static final double SPEECH_LEVEL = 0.06;
  private static final double CEILING = 0.98;

  /**
   * Puts recordings one after another and adds {@link FanNoise}. [not real-time]
   *
   * @param files at least one, all of one rate; their first channels are taken
   * @param snrDb how much louder the speech is than the noise
   */
  public static NoisySpeech of(List<Path> files, double snrDb) throws IOException {
    List<float[]> parts = new ArrayList<>();
    int rateHz = 0;
    for (Path file : files) {
      AudioClip clip = AudioReader.readAll(file);
      if (rateHz != 0 && clip.sampleRateHz() != rateHz) {
        throw new BatchException(
            file + " has " + clip.sampleRateHz() + " Hz, the files before it " + rateHz + " Hz.");
      }
      rateHz = clip.sampleRateHz();
      parts.add(clip.samples()[0]);
      parts.add(new float[(int) (PAUSE_SECONDS * rateHz)]);
    }
    float[] clean = joined(parts);
    scale(clean, SPEECH_LEVEL / Math.max(1e-9, FanNoise.rms(clean)));
    float[] noisy = FanNoise.of(clean.length, rateHz, 1);
    scale(noisy, SPEECH_LEVEL * Math.pow(10, -snrDb / 20));
    double peak = 0;
    for (int i = 0; i < clean.length; i++) {
      noisy[i] += clean[i];
      peak = Math.max(peak, Math.abs(noisy[i]));
    }
    if (peak > CEILING) {
      scale(noisy, CEILING / peak);
      scale(clean, CEILING / peak);
    }
    return new NoisySpeech(
        new AudioClip(new float[][] {clean}, rateHz), new AudioClip(new float[][] {noisy}, rateHz));
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void scale(float[] signal, double gain) {
    for (int i = 0; i < signal.length; i++) {
      signal[i] *= (float) gain;
    }
  }
}

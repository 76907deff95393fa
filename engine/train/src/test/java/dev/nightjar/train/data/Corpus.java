package dev.nightjar.train.data;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** A tiny collection of made-up voices and noises. */
final class Corpus {
  static final int RATE_HZ = 16_000;

  private Corpus() {}

  static void write(Path file, float[]... channels) throws IOException {
    write(file, RATE_HZ, channels);
  }

  static void write(Path file, int rateHz, float[]... channels) throws IOException {
    Files.createDirectories(file.getParent());
    try (AudioWriter writer =
        AudioWriter.create(file, Encoding.WAV_16, channels.length, rateHz, true)) {
      writer.write(channels, 0, channels[0].length);
      writer.commit();
    }
  }

  static float[] tone(double hz, double seconds, int rateHz) {
    float[] tone = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return tone;
  }

  static float[] noise(long seed, double seconds) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return noise;
  }

  /** Three voices of two tones each. */
  static SoundBank speech(Path folder) throws IOException {
    for (int voice = 0; voice < 3; voice++) {
      for (int take = 0; take < 2; take++) {
        float[] tone = tone(200 + 110 * voice, 0.7 + take, RATE_HZ);
        write(folder.resolve("speech/voice" + voice + "/" + take + ".wav"), tone);
      }
    }
    return bank(folder, "speech");
  }

  /** A long and a short noise. */
  static SoundBank noises(Path folder) throws IOException {
    write(folder.resolve("noise/rain/a.wav"), noise(1, 5));
    write(folder.resolve("noise/fan/a.wav"), noise(2, 0.3));
    return bank(folder, "noise");
  }

  static SoundBank bank(Path folder, String kind) throws IOException {
    List<SoundFile> files = new ArrayList<>();
    for (Split split : Split.values()) {
      files.addAll(SoundList.find(folder.resolve(kind), kind, split));
    }
    files.sort(Comparator.comparing(SoundFile::path));
    return SoundCache.load(files, folder.resolve("cache"), kind, RATE_HZ, 0.5, new Quiet());
  }

  /** Counts what a load tells. */
  static final class Quiet implements SoundCache.Progress {
    int decoded;
    int skipped;

    @Override
    public void decoded(int files, int ofFiles) {
      decoded = files;
    }

    @Override
    public void skipped(AudioFileException reason) {
      skipped++;
    }
  }
}

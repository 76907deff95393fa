package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.measure.SiSdr;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioRoundTripTest {
  @TempDir Path folder;

  /** Chirping chords with pauses: something every codec keeps well, and no shift leaves alike. */
  static float[][] music(int channels, int frames, int rateHz) {
    float[][] samples = new float[channels][frames];
    for (int channel = 0; channel < channels; channel++) {
      double base = 200 + 70 * channel;
      for (int i = 0; i < frames; i++) {
        double t = (double) i / rateHz;
        double chirp = Math.sin(2 * Math.PI * (base * t + 150 * t * t));
        double tone = Math.sin(2 * Math.PI * 3 * base * t);
        samples[channel][i] = (float) (0.4 * chirp + 0.2 * tone * Math.sin(2 * Math.PI * 3 * t));
      }
    }
    return samples;
  }

  static void write(Path file, Encoding encoding, float[][] samples, int rateHz)
      throws AudioFileException {
    try (AudioWriter writer = AudioWriter.create(file, encoding, samples.length, rateHz, false)) {
      writer.write(samples, 0, samples[0].length);
      writer.commit();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WAV_16,    1, 44100, 15",
    "WAV_16,    2, 8000,  15",
    "WAV_16,   20, 16000, 15",
    "WAV_24,    2, 48000, 23",
    "WAV_FLOAT, 3, 96000, 31",
    "FLAC_16,   2, 44100, 15",
    "FLAC_24,   6, 48000, 23"
  })
  void losslessFormatsGiveBackEverySample(
      Encoding.Format format, int channels, int rateHz, int bits) throws Exception {
    float[][] written = music(channels, 12_345, rateHz);
    Path file = folder.resolve("sound");
    write(file, new Encoding(format, 0, false), written, rateHz);

    AudioClip read = AudioReader.readAll(file);

    assertThat(read.sampleRateHz()).isEqualTo(rateHz);
    assertThat(read.channels()).isEqualTo(channels);
    assertThat(read.frames()).isEqualTo(12_345);
    float step = (float) Math.scalb(1.0, -bits);
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < read.frames(); i++) {
        assertThat(Math.abs(read.samples()[channel][i] - written[channel][i]))
            .isLessThanOrEqualTo(step);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPUS, 1, 48000",
    "OPUS, 2, 48000",
    "OPUS, 6, 48000",
    "MP3,  1, 16000",
    "MP3,  2, 44100",
    "M4A,  1, 16000",
    "M4A,  2, 44100",
    "M4A,  6, 48000"
  })
  void lossyFormatsKeepLengthAndPlaceOfEverySample(Encoding.Format format, int channels, int rateHz)
      throws Exception {
    float[][] written = music(channels, 2 * rateHz + 77, rateHz);
    Path file = folder.resolve("sound");
    Encoding encoding = new Encoding(format, 0, false).withBitsPerSecond(64_000 * channels);
    write(file, encoding, written, rateHz);

    AudioClip read = AudioReader.readAll(file);

    assertThat(read.sampleRateHz()).isEqualTo(rateHz);
    assertThat(read.channels()).isEqualTo(channels);
    assertThat(read.frames()).isEqualTo(2 * rateHz + 77);
    for (int channel = 0; channel < Math.min(channels, 2); channel++) {
      // One frame of shift would cost far more than the codec does.
      assertThat(SiSdr.db(written[channel], read.samples()[channel])).isGreaterThan(15);
    }
  }

  @Test
  void opusOfARateItDoesNotTakeIsResampledWithoutAShift() throws Exception {
    Path file = folder.resolve("sound.opus");
    write(file, Encoding.OPUS.withBitsPerSecond(96_000), music(1, 44_100, 44_100), 44_100);

    AudioClip read = AudioReader.readAll(file);

    assertThat(read.sampleRateHz()).isEqualTo(48_000);
    assertThat(read.frames()).isBetween(48_000 - 1, 48_000 + 1);
    float[] expected = music(1, read.frames(), 48_000)[0];
    assertThat(SiSdr.db(expected, read.samples()[0])).isGreaterThan(15);
  }

  @Test
  void piecesOfAnySizeGiveTheSameFile() throws Exception {
    float[][] samples = music(2, 30_000, 44_100);
    Path whole = folder.resolve("whole.flac");
    write(whole, Encoding.FLAC_16, samples, 44_100);
    Path pieces = folder.resolve("pieces.flac");
    SplittableRandom random = new SplittableRandom(3);
    try (AudioWriter writer = AudioWriter.create(pieces, Encoding.FLAC_16, 2, 44_100, false)) {
      for (int at = 0; at < 30_000; ) {
        int frames = Math.min(30_000 - at, random.nextInt(6000));
        writer.write(samples, at, frames);
        at += frames;
      }
      writer.commit();
    }
    assertThat(pieces).hasSameBinaryContentAs(whole);
  }

  @Test
  void readsOfAnySizeGiveTheSameSamples() throws Exception {
    Path file = folder.resolve("sound.flac");
    write(file, Encoding.FLAC_24, music(2, 30_000, 44_100), 44_100);
    AudioClip whole = AudioReader.readAll(file);
    float[][] pieces = new float[2][30_000];
    SplittableRandom random = new SplittableRandom(5);
    try (AudioReader reader = AudioReader.open(file)) {
      int at = 0;
      while (true) {
        int count = reader.read(pieces, at, Math.min(30_000 - at + 1, 1 + random.nextInt(6000)));
        if (count < 0) {
          break;
        }
        at += count;
      }
      assertThat(at).isEqualTo(30_000);
    }
    assertThat(pieces).isDeepEqualTo(whole.samples());
  }

  @Test
  void ditherIsTriangularNoiseOfOneStep() throws Exception {
    float[][] silence = new float[1][40_000];
    Path plain = folder.resolve("plain.wav");
    write(plain, Encoding.WAV_16, silence, 44_100);
    assertThat(AudioReader.readAll(plain).samples()).isDeepEqualTo(silence);

    Path dithered = folder.resolve("dithered.wav");
    write(dithered, Encoding.WAV_16.withDither(true), silence, 44_100);
    double power = 0;
    for (float sample : AudioReader.readAll(dithered).samples()[0]) {
      assertThat(Math.abs(sample)).isLessThanOrEqualTo(0x1p-15f);
      power += sample * 32768.0 * sample * 32768.0 / 40_000;
    }
    // Rounding ±1 step of triangular noise gives −1, 0, 1 with shares 1/8, 3/4, 1/8.
    assertThat(power).isBetween(0.2, 0.3);
  }
}

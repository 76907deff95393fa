package dev.nightjar.plugin.sidecar.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The denoiser as plug-ins hear it. */
@Timeout(120)
class DenoiserSessionTest {
  private static final int RATE_HZ = 48_000;
  private static final int LIMIT = 0;
  private static final int MIX = 1;
  private static final int MODEL = 2;
  private static final double[] FULL = {100, 100, 0, 0};

  @TempDir private static Path folder;
  private static ShippedPlugins plugins;

  @BeforeAll
  static void openPlugins() {
    plugins = new ShippedPlugins();
  }

  @AfterAll
  static void closePlugins() {
    plugins.close();
  }

  @ParameterizedTest
  @CsvSource({"48000,2,128,0", "44100,1,333,0", "16000,1,64,1", "96000,2,1000,0"})
  void soundsAsTheCommandDoesBitForBit(int rateHz, int channels, int block, int model)
      throws Exception {
    float[][] noisy = noisy(channels, rateHz);
    Path in = TestSounds.write(folder.resolve("in-" + rateHz + ".wav"), noisy, rateHz);
    Path out = folder.resolve("out-" + rateHz + ".wav");
    CommandRun run =
        CommandRun.of(
            "denoise", in, "-o", out, "--float32", "--precision", model == 0 ? "fp32" : "int8");
    assertThat(run.status()).as(run.err()).isZero();
    float[][] denoised = AudioReader.readAll(out).samples();
    try (ShippedSession session =
        ShippedSession.denoiser(plugins, folder, rateHz, channels, 100, 100, model, 0)) {
      assertThat(session.peer().run(noisy, block, 1, 57)).isDeepEqualTo(denoised);
    }
    assertThat(denoised).isNotEqualTo(noisy);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000, 176_400,
        192_000
      })
  void latencyIsWhatWasAnnouncedAtEveryRate(int rateHz) throws Exception {
    try (ShippedSession session =
        ShippedSession.denoiser(plugins, folder, rateHz, 1, 100, 0, 0, 0)) {
      assertThat(session.naturalFrames())
          .isLessThanOrEqualTo(Math.max(192, (int) Math.ceil(0.022 * rateHz)));
      float[][] impulse = new float[1][1_000];
      impulse[0][123] = 0.5f;
      assertThat(session.peer().run(impulse, 256)).isDeepEqualTo(impulse);
    }
  }

  @Test
  void automationBelongsToTheFrameOfTheInput() throws Exception {
    float[][] noisy = noisy(1, RATE_HZ);
    float[][] plain;
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 1, FULL)) {
      plain = session.peer().run(noisy, 512);
    }
    int frame = 20_011;
    float[][] first = automated(noisy, frame, 1_024);
    float[][] second = automated(noisy, frame, 37);
    assertThat(first).isDeepEqualTo(second);
    for (int i = 0; i < frame; i++) {
      assertThat(first[0][i]).isEqualTo(plain[0][i]);
    }
    assertThat(first[0][frame + 1]).isNotEqualTo(plain[0][frame + 1]);
    int settled = frame + RATE_HZ / 25;
    for (int i = settled; i < noisy[0].length; i++) {
      assertThat(first[0][i]).isEqualTo(noisy[0][i]);
    }
  }

  private static float[][] automated(float[][] noisy, int frame, int block) throws Exception {
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 1, FULL)) {
      session.peer().parameter(frame, MIX, 0);
      return session.peer().run(noisy, block);
    }
  }

  @Test
  void theLimitKeepsSoMuchOfTheNoise() throws Exception {
    float[][] noise = TestSounds.noise(1, RATE_HZ, 0.2, 9);
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 1, FULL)) {
      session.peer().parameter(0, LIMIT, 12);
      float[][] out = session.peer().run(noise, 512);
      double ratioDb = 10 * Math.log10(power(out[0]) / power(noise[0]));
      assertThat(ratioDb).isBetween(-13.5, -6.0);
    }
  }

  @Test
  void anotherModelFadesInAtItsFrameWhateverTheBlocks() throws Exception {
    float[][] noisy = noisy(2, RATE_HZ);
    float[][] plain;
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 2, FULL)) {
      plain = session.peer().run(noisy, 512);
    }
    int frame = 15_000;
    float[][] first = switched(noisy, frame, 1_024);
    assertThat(switched(noisy, frame, 99)).isDeepEqualTo(first);
    for (int i = 0; i < frame; i++) {
      assertThat(first[0][i]).isEqualTo(plain[0][i]);
    }
    assertThat(first[0][frame + 4_000]).isNotEqualTo(plain[0][frame + 4_000]);
  }

  private static float[][] switched(float[][] noisy, int frame, int block) throws Exception {
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 2, FULL)) {
      session.peer().parameter(frame, MODEL, 1);
      float[][] out = session.peer().run(noisy, block);
      assertThat(session.probe().messages()).isEmpty();
      return out;
    }
  }

  @Test
  void afterAResetItSoundsAsAtFirst() throws Exception {
    float[][] noisy = noisy(1, RATE_HZ);
    try (ShippedSession session = ShippedSession.denoiser(plugins, folder, RATE_HZ, 1, FULL)) {
      float[][] first = session.peer().run(noisy, 512);
      session.peer().reset();
      assertThat(session.peer().run(noisy, 512)).isDeepEqualTo(first);
    }
  }

  /** A voice of harmonics that comes and goes, in noise. */
  private static float[][] noisy(int channels, int rateHz) {
    float[][] sound = TestSounds.noise(channels, rateHz, 0.05, 7);
    for (float[] channel : sound) {
      for (int i = 0; i < channel.length; i++) {
        double time = (double) i / rateHz;
        double level = 0.1 * Math.max(0, Math.sin(2 * Math.PI * 3 * time));
        for (int harmonic = 1; harmonic < 12; harmonic++) {
          channel[i] += (float) (level / harmonic * Math.sin(2 * Math.PI * 140 * harmonic * time));
        }
      }
    }
    return sound;
  }

  private static double power(float[] sound) {
    double power = 0;
    for (float sample : sound) {
      power += sample * sample;
    }
    return power;
  }
}

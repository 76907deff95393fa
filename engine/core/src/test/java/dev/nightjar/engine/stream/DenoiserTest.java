package dev.nightjar.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenoiserTest {

  private static final SpectralDemucs NETWORK = SpectralDemucs.of(List.of(4, 4, 8), 1, 4);

  @TempDir static Path folder;

  @BeforeAll
  static void writeModels() throws IOException {
    write("random", Weights.initial(NETWORK, 3));
    write("identity", withGain(20));
    write("mute", withGain(0));
  }

  /** A gain of tanh(bias) for all bands at all times. */
  private static Weights withGain(float bias) {
    Weights weights = Weights.initial(NETWORK, 3);
    Arrays.fill(weights.get("decoder.0.conv.weight").values(), 0);
    weights.get("decoder.0.conv.bias").values()[0] = bias;
    weights.get("decoder.0.conv.bias").values()[1] = 0;
    return weights;
  }

  private static void write(String name, Weights weights) throws IOException {
    PackageWriter.writeDenoiser(
        folder.resolve(name),
        NETWORK,
        weights,
        new PackageWriter.Details(
            name, "1", List.of("none"), Map.of(), List.of("test"), "Apache-2.0", List.of()));
  }

  private static Denoiser open(String name, int channels, int rateHz) throws IOException {
    return Denoiser.open(
        ModelPackage.open(folder.resolve(name)), "fp32", Provider.CPU, channels, rateHz, 4096);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000})
  void modelThatChangesNothingGivesTheInputBackAsLateAsReported(int rateHz) throws IOException {
    float[][] in = {tones(rateHz, 3 * 4096)};
    try (Denoiser denoiser = open("identity", 1, rateHz)) {
      float[] out = process(denoiser, in, new int[] {4096})[0];
      int late = denoiser.latencyFrames();
      for (int i = late + 4096; i < out.length; i++) {
        assertThat(out[i]).as("frame %d", i).isCloseTo(in[0][i - late], within(2e-4f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 48000, 64", "-1, 48000, 64", "1, 48000, 0", "1, 4000, 64", "2, 400000, 64"})
  void numbersOutOfTheirRangesAreRefused(int channels, int rateHz, int maxBlockFrames)
      throws IOException {
    ModelPackage model = ModelPackage.open(folder.resolve("identity"));
    assertThatThrownBy(
            () -> Denoiser.open(model, "fp32", Provider.CPU, channels, rateHz, maxBlockFrames))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addsLessThan20MillisecondsAt48Kilohertz() throws IOException {
    try (Denoiser denoiser = open("identity", 1, 48_000)) {
      assertThat(denoiser.latencyFrames()).isLessThanOrEqualTo(960);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 44_100, 48_000})
  void outputDoesNotDependOnTheBlocks(int rateHz) throws IOException {
    float[][] in = {noise(9_000, 1), noise(9_000, 2)};
    try (Denoiser denoiser = open("random", 2, rateHz)) {
      float[][] whole = process(denoiser, in, new int[] {3000});
      denoiser.reset();
      float[][] cut = process(denoiser, in, new int[] {1, 7, 480, 0, 129, 4096, 3});
      assertThat(cut).isDeepEqualTo(whole);
    }
  }

  @Test
  void channelsDoNotHearEachOther() throws IOException {
    float[][] in = {noise(9_000, 1), new float[9_000]};
    try (Denoiser denoiser = open("random", 2, 48_000)) {
      assertThat(process(denoiser, in, new int[] {512})[1]).containsOnly(0);
    }
  }

  @Test
  void attenuationLimitLeavesThatMuchOfTheNoise() throws IOException {
    float[][] in = {tones(48_000, 48_000)};
    try (Denoiser denoiser = open("mute", 1, 48_000)) {
      denoiser.settings(new DenoiserSettings(12, 1, false));
      float[] out = process(denoiser, in, new int[] {480})[0];
      double db = levelDb(out, 24_000, 48_000) - levelDb(in[0], 24_000, 48_000);
      assertThat(db).isCloseTo(-12, within(0.2));
      assertThat(denoiser.reductionDb()).isGreaterThan(60);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bypassAndDryMixAreTheDelayedInputExactly(boolean bypass) throws IOException {
    float[][] in = {noise(9_000, 4)};
    try (Denoiser denoiser = open("random", 1, 44_100)) {
      denoiser.settings(new DenoiserSettings(100, bypass ? 1 : 0, bypass));
      float[] out = process(denoiser, in, new int[] {256})[0];
      int late = denoiser.latencyFrames();
      assertThat(Arrays.copyOfRange(out, late, out.length))
          .isEqualTo(Arrays.copyOf(in[0], out.length - late));
    }
  }

  @Test
  void bandAboveTheModelFollowsWhatTheModelDoes() throws IOException {
    float[][] in = {noise(48_000, 5)};
    try (Denoiser mute = open("mute", 1, 48_000);
        Denoiser identity = open("identity", 1, 48_000)) {
      float[] muted = process(mute, in, new int[] {480})[0];
      float[] kept = process(identity, in, new int[] {480})[0];
      assertThat(levelDb(muted, 24_000, 48_000)).isLessThan(levelDb(in[0], 0, 48_000) - 40);
      assertThat(levelDb(kept, 24_000, 48_000))
          .isCloseTo(levelDb(in[0], 24_000, 48_000), within(0.1));
    }
  }

  @Test
  void brokenSamplesDoNotBreakTheStream() throws IOException {
    float[][] in = {noise(9_000, 6)};
    in[0][100] = Float.NaN;
    in[0][200] = Float.POSITIVE_INFINITY;
    in[0][300] = Float.MIN_VALUE;
    in[0][400] = 1e30f;
    try (Denoiser denoiser = open("random", 1, 48_000)) {
      float[] out = process(denoiser, in, new int[] {333})[0];
      for (float sample : out) {
        assertThat(sample).isFinite();
      }
      assertThat(levelDb(out, 5_000, 9_000)).isGreaterThan(-100);
      denoiser.settings(new DenoiserSettings(100, 1, true));
      assertThat(levelDb(process(denoiser, in, new int[] {333})[0], 5_000, 9_000))
          .isCloseTo(levelDb(in[0], 4_000, 8_000), within(1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 100.5f, Float.NaN})
  void refusesStrengthsOutsideTheirRange(float value) {
    assertThatThrownBy(() -> new DenoiserSettings(value, 1, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attenuation limit");
    assertThatThrownBy(() -> new DenoiserSettings(100, value / 10 + 2, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mix");
  }

  private static float[][] process(Denoiser denoiser, float[][] in, int[] blocks) {
    int frames = in[0].length;
    float[][] out = new float[in.length][frames];
    float[][] blockIn = new float[in.length][4096];
    float[][] blockOut = new float[in.length][4096];
    int done = 0;
    for (int i = 0; done < frames; i++) {
      int block = Math.min(blocks[i % blocks.length], frames - done);
      for (int c = 0; c < in.length; c++) {
        System.arraycopy(in[c], done, blockIn[c], 0, block);
      }
      denoiser.process(blockIn, blockOut, block);
      for (int c = 0; c < in.length; c++) {
        System.arraycopy(blockOut[c], 0, out[c], done, block);
      }
      done += block;
    }
    return out;
  }

  private static float[] tones(int rateHz, int frames) {
    float[] signal = new float[frames];
    for (int i = 0; i < frames; i++) {
      double t = (double) i / rateHz;
      signal[i] =
          (float) (0.2 * Math.sin(2 * Math.PI * 440 * t) + 0.1 * Math.sin(2 * Math.PI * 3100 * t));
    }
    return signal;
  }

  private static float[] noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] signal = new float[frames];
    for (int i = 0; i < frames; i++) {
      signal[i] = 0.1f * (float) random.nextGaussian();
    }
    return signal;
  }

  private static double levelDb(float[] signal, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) signal[i] * signal[i];
    }
    return 10 * Math.log10(sum / (to - from) + 1e-20);
  }
}

package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResamplerPropertyTest {

  @Property(tries = 30)
  void anyRatesGiveTheSameSineAtTheReportedDelay(
      @ForAll("rates") int fromHz, @ForAll("rates") int toHz, @ForAll Quality quality) {
    Resampler resampler = new Resampler(1, fromHz, toHz, quality);
    double sineHz = 0.4 * Math.min(fromHz, toHz);
    int settleFrames = (int) Math.ceil(2 * resampler.delayFrames()) + 1;
    int wanted = settleFrames + 500;
    int inputFrames = (int) resampler.inputFrames(wanted);
    float[][] in = new float[1][inputFrames];
    for (int i = 0; i < inputFrames; i++) {
      in[0][i] = (float) Math.sin(2 * Math.PI * sineHz * i / fromHz);
    }
    float[][] out = new float[1][resampler.maxOutputFrames(inputFrames)];
    int written = resampler.process(in, 0, inputFrames, out, 0);
    assertThat((long) written).isEqualTo(resampler.outputFrames(inputFrames));
    assertThat(written).isGreaterThanOrEqualTo(wanted);
    double worst = 0;
    for (int n = settleFrames; n < written; n++) {
      double seconds = (n - resampler.delayFrames()) / toHz;
      worst = Math.max(worst, Math.abs(out[0][n] - Math.sin(2 * Math.PI * sineHz * seconds)));
    }
    assertThat(worst).as("%d to %d Hz, %s", fromHz, toHz, quality).isCloseTo(0, within(3.2e-5));
  }

  @Property(tries = 30)
  void whatLiesAboveTheLowerNyquistFrequencyIsGone(
      @ForAll @IntRange(min = 16_000, max = 192_000) int fromHz,
      @ForAll @IntRange(min = 8_000, max = 16_000) int toHz) {
    if (fromHz < 1.5 * toHz) {
      return;
    }
    Resampler resampler = new Resampler(1, fromHz, toHz, Quality.HIGH);
    double sineHz = 0.55 * toHz;
    int settleFrames = (int) Math.ceil(2 * resampler.delayFrames()) + 1;
    int inputFrames = (int) resampler.inputFrames(settleFrames + 300L);
    float[][] in = new float[1][inputFrames];
    for (int i = 0; i < inputFrames; i++) {
      in[0][i] = (float) Math.sin(2 * Math.PI * sineHz * i / fromHz);
    }
    float[][] out = new float[1][resampler.maxOutputFrames(inputFrames)];
    int written = resampler.process(in, 0, inputFrames, out, 0);
    for (int n = settleFrames; n < written; n++) {
      assertThat(out[0][n]).isCloseTo(0, within(3.2e-5f));
    }
  }

  @Property(tries = 60)
  void outputDoesNotDependOnHowTheStreamIsCut(
      @ForAll("rates") int fromHz,
      @ForAll("rates") int toHz,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 1500) Integer> cuts,
      @ForAll @IntRange(min = 0, max = 400) int extraTenths) {
    int total = cuts.stream().mapToInt(Integer::intValue).sum();
    float[][] in = new float[2][total];
    Random random = new Random(1);
    for (int i = 0; i < total; i++) {
      in[0][i] = random.nextFloat() - 0.5f;
      in[1][i] = -in[0][i];
    }
    Resampler resampler = new Resampler(2, fromHz, toHz, Quality.LOW_LATENCY, extraTenths / 10.0);
    float[][] whole = new float[2][resampler.maxOutputFrames(total)];
    int wholeFrames = resampler.process(in, 0, total, whole, 0);

    resampler.reset();
    float[][] pieces = new float[2][whole[0].length];
    int taken = 0;
    int written = 0;
    for (int cut : cuts) {
      int got = resampler.process(in, taken, cut, pieces, written);
      assertThat(got).isLessThanOrEqualTo(resampler.maxOutputFrames(cut));
      taken += cut;
      written += got;
      assertThat((long) written).isEqualTo(resampler.outputFrames(taken));
    }
    assertThat(written).isEqualTo(wholeFrames);
    assertThat(Arrays.deepEquals(pieces, whole)).isTrue();
  }

  @Provide
  Arbitrary<Integer> rates() {
    return Arbitraries.oneOf(
        Arbitraries.of(8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 88_200, 96_000, 192_000),
        Arbitraries.integers().between(8_000, 192_000));
  }
}

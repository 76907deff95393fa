package dev.nightjar.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.Parameter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoTest {
  private static final int RATE_HZ = 48_000;
  private static final int BLOCK = 500;

  /** An echo of 10 ms, half as loud each time, as bright as it can be. */
  private static Echo echo(double crossing) {
    Echo echo = new Echo();
    List<Parameter> parameters = echo.describe().parameters();
    double[] values = {10, 50, 20_000, crossing, 100};
    assertThat(parameters).hasSameSizeAs(values);
    echo.prepare(RATE_HZ, BLOCK);
    for (int i = 0; i < values.length; i++) {
      echo.set(i, values[i]);
    }
    echo.reset();
    return echo;
  }

  /** Processes in blocks of changing sizes, at most so large. */
  private static float[][] played(Echo echo, float[][] in, int most) {
    int length = in[0].length;
    float[][] out = new float[2][length];
    Random random = new Random(1);
    for (int done = 0; done < length; ) {
      int frames = Math.min(length - done, 1 + random.nextInt(most));
      float[][] from = new float[2][frames];
      float[][] to = new float[2][frames];
      for (int side = 0; side < 2; side++) {
        System.arraycopy(in[side], done, from[side], 0, frames);
      }
      echo.process(from, to, frames, new EventList());
      for (int side = 0; side < 2; side++) {
        System.arraycopy(to[side], 0, out[side], done, frames);
      }
      done += frames;
    }
    return out;
  }

  private static double sum(float[] channel, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += channel[i];
    }
    return sum;
  }

  @Test
  void repeatsComeInTimeAndHalveEachTime() {
    float[][] in = new float[2][2_000];
    in[0][0] = 1;
    float[][] out = played(echo(0), in, BLOCK);
    assertThat(sum(out[0], 0, 479)).isCloseTo(0, within(1e-6));
    assertThat(sum(out[0], 479, 600)).isCloseTo(1, within(0.01));
    assertThat(sum(out[0], 959, 1_100)).isCloseTo(0.5, within(0.01));
    assertThat(sum(out[0], 1_439, 1_600)).isCloseTo(0.25, within(0.01));
    assertThat(sum(out[1], 0, 2_000)).isZero();
  }

  @Test
  void crossingRepeatsAlternate() {
    float[][] in = new float[2][2_000];
    in[0][0] = 1;
    in[1][0] = 1;
    float[][] out = played(echo(1), in, BLOCK);
    assertThat(sum(out[0], 479, 600)).isCloseTo(1, within(0.01));
    assertThat(sum(out[1], 479, 600)).isCloseTo(0, within(0.01));
    assertThat(sum(out[1], 959, 1_100)).isCloseTo(1, within(0.01));
    assertThat(sum(out[0], 1_439, 1_600)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void cutsDoNotMatter() {
    Random random = new Random(2);
    float[][] in = new float[2][5_000];
    for (float[] channel : in) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = random.nextFloat() - 0.5f;
      }
    }
    float[][] small = played(echo(0), in, 7);
    float[][] large = played(echo(0), in, BLOCK);
    assertThat(small[0]).containsExactly(large[0]);
    assertThat(small[1]).containsExactly(large[1]);
  }

  @Test
  void resetForgetsTheRepeats() {
    Echo echo = echo(0);
    float[][] in = new float[2][100];
    in[0][0] = 1;
    played(echo, in, BLOCK);
    echo.reset();
    assertThat(played(echo, new float[2][2_000], BLOCK)[0]).containsOnly(0);
  }

  @Test
  void turnedTimeGlides() {
    Echo echo = echo(0);
    float[][] in = new float[2][10_000];
    played(echo, new float[2][10], BLOCK);
    echo.set(0, 100);
    in[0][0] = 1;
    float[][] out = played(echo, in, BLOCK);
    assertThat(sum(out[0], 481, 4_790)).isGreaterThan(0.1);
  }

  @Test
  void programsAreWithinTheRanges() {
    List<Parameter> parameters = new Echo().describe().parameters();
    assertThat(new Echo().describe().programs())
        .isNotEmpty()
        .allSatisfy(
            program -> {
              for (int i = 0; i < parameters.size(); i++) {
                double value = program.values().get(i);
                assertThat(parameters.get(i).nearest(value)).isEqualTo(value);
              }
            });
  }
}

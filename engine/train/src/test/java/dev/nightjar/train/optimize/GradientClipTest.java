package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class GradientClipTest {

  @Test
  void stepsOfABatchShareAFactor() {
    try (PointerScope scope = new PointerScope()) {
      GradientClip clip = new GradientClip(5);
      assertThat(clipped(clip, 10, true)).containsExactly(0, 5);
      assertThat(clipped(clip, 4, false)).containsExactly(0, 2);
      assertThat(clipped(clip, 40, false)).containsExactly(0, 20);
      assertThat(clipped(clip, 4, true)).containsExactly(0, 4);
      assertThat(clipped(clip, 40, false)).containsExactly(0, 40);
      clip.restore(0.25);
      assertThat(clipped(clip, 4, false)).containsExactly(0, 1);
    }
  }

  @Test
  void aVarianceIsASquare() {
    try (PointerScope scope = new PointerScope()) {
      Tensor variance = Vectors.tensor(8);
      new GradientClip(5)
          .shorten(
              GradientSample.of(Vectors.tensor(10)).with(Need.VARIANCE, variance),
              Set.of(Need.VARIANCE),
              10,
              true);
      assertThat(Vectors.values(variance)).containsExactly(2);
    }
  }

  private static double[] clipped(GradientClip clip, double length, boolean firstOfBatch) {
    Tensor gradient = Vectors.tensor(0, length);
    clip.shorten(GradientSample.of(gradient), Set.of(), length, firstOfBatch);
    return Vectors.values(gradient);
  }
}

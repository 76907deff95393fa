package dev.nightjar.plugin.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ColoursTest {
  @Property
  void moreIsLighter(
      @ForAll @DoubleRange(max = 0.95) double share, @ForAll @DoubleRange(max = 6) double turn) {
    double more = share + 0.05;
    assertThat(luminance(ColourMap.MAGMA.rgb(more)))
        .isGreaterThan(luminance(ColourMap.MAGMA.rgb(share)));
    assertThat(luminance(HueCircle.rgb(turn, more)))
        .isGreaterThan(luminance(HueCircle.rgb(turn, share)));
  }

  @Property
  void theRainbowCloses(@ForAll @DoubleRange(max = 1) double turn) {
    assertThat(HueCircle.rgb(turn + 1, 0.8)).isEqualTo(HueCircle.rgb(turn, 0.8));
  }

  @Test
  void outsideTheScaleAreItsEnds() {
    assertThat(ColourMap.MAGMA.rgb(-1)).isEqualTo(ColourMap.MAGMA.rgb(0));
    assertThat(ColourMap.MAGMA.rgb(Double.NaN)).isEqualTo(ColourMap.MAGMA.rgb(0));
    assertThat(ColourMap.MAGMA.rgb(2)).isEqualTo(ColourMap.MAGMA.rgb(1));
    assertThat(HueCircle.rgb(0.3, -1)).isZero();
  }

  @Test
  void melBandsWeighEveryBinOfAFlatSpectrumEqually() {
    MelBands bands = new MelBands(64, 2048, 48_000, 0, 24_000);
    float[] power = new float[1025];
    Arrays.fill(power, 0.25f);
    float[] bandPower = new float[64];
    bands.apply(power, bandPower);
    for (float band : bandPower) {
      assertThat(band).isCloseTo(0.25f, within(1e-6f));
    }
  }

  private static double luminance(int rgb) {
    return 0.2126 * (rgb >> 16) + 0.7152 * ((rgb >> 8) & 0xFF) + 0.0722 * (rgb & 0xFF);
  }
}

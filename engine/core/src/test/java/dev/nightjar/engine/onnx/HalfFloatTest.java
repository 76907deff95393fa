package dev.nightjar.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HalfFloatTest {

  @Property
  void theNearestIsWithinHalfAUnitOfItsLastPlace(
      @ForAll @FloatRange(min = -65_504, max = 65_504) float value) {
    float unit = Math.max(0x1p-24f, Math.ulp(value) * (1 << 13));
    assertThat(Math.abs(value(HalfFloat.bits(value)) - value)).isLessThanOrEqualTo(unit / 2);
  }

  @Property
  void smallOnesToo(@ForAll @IntRange(min = -(1 << 20), max = 1 << 20) int steps) {
    float value = steps * 0x1p-34f;
    assertThat(Math.abs(value(HalfFloat.bits(value)) - value)).isLessThanOrEqualTo(0x1p-25f);
  }

  @Test
  void whatIsTooLargeBecomesTheLargest() {
    assertThat(value(HalfFloat.bits(1e6f))).isEqualTo(65_504);
    assertThat(value(HalfFloat.bits(-1e6f))).isEqualTo(-65_504);
    assertThat(value(HalfFloat.bits(65_519))).isEqualTo(65_504);
  }

  /** What IEEE 754 says of 16 bits. */
  private static float value(short bits) {
    int exponent = bits >>> 10 & 0x1F;
    int mantissa = bits & 0x3FF;
    double size =
        exponent == 0 ? mantissa * 0x1p-24 : (1 + mantissa / 1024.0) * Math.pow(2, exponent - 15);
    return (float) (bits < 0 ? -size : size);
  }
}

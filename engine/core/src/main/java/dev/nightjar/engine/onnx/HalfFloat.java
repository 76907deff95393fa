package dev.nightjar.engine.onnx;

/** Numbers of 16 bits, as IEEE 754 has them; Java knows them from version 20 on only. */
final class HalfFloat {

  private static final int MANTISSA_BITS_LOST = 13;
  private static final int EXPONENT_BIAS_LOST = 112;
  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float SMALLEST = 0x1p-24f;
  private static final int LARGEST = 0x7BFF;
  private static final int LARGEST_EXPONENT = 143;

  private HalfFloat() {}

  /** The nearest one's bits; what is too large becomes the largest. */
  static short bits(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    if (Math.abs(value) < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(Math.abs(value) / SMALLEST));
    }
    // Half a unit of the last place that stays is added, then the rest is cut off.
    int rounded = (bits & 0x7FFF_FFFF) + (1 << (MANTISSA_BITS_LOST - 1));
    int exponent = rounded >>> 23;
    if (exponent >= LARGEST_EXPONENT) {
      return (short) (sign | LARGEST);
    }
    int half = (rounded >>> MANTISSA_BITS_LOST) - (EXPONENT_BIAS_LOST << 10);
    return (short) (sign | half);
  }
}

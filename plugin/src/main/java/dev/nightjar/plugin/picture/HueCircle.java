package dev.nightjar.plugin.picture;

/**
 * A rainbow that closes on itself: hue says where in a cycle, lightness says how much.
 *
 * <p>Built in Oklab (B. Ottosson, "A perceptual color space for image processing", 2020), so that
 * no hue looks louder than another.
 */
final class HueCircle {
  private static final double MAX_LIGHTNESS = 0.84;
  private static final double MAX_CHROMA = 0.17;

  private HueCircle() {}

  /**
   * The colour for a place on the circle.
   *
   * @param turn place on the circle in turns; any number, only the fraction counts
   * @param share 0 black to 1 brightest; what lies outside is clamped
   * @return 0xRRGGBB
   */
  static int rgb(double turn, double share) {
    double amount = share > 0 ? Math.min(share, 1) : 0;
    double lightness = MAX_LIGHTNESS * Math.pow(amount, 0.8);
    double chroma = MAX_CHROMA * Math.sqrt(amount);
    double hue = 2 * Math.PI * turn;
    return fromOklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  private static int fromOklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** Linear light to an 8-bit sRGB channel (IEC 61966-2-1). */
  private static int channel(double linear) {
    double light = Math.max(0, Math.min(1, linear));
    double coded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * coded);
  }
}

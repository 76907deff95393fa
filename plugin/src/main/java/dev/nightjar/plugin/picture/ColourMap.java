package dev.nightjar.plugin.picture;

/**
 * A perceptually ordered scale of colours, dark for little and light for much.
 *
 * <p>Anchors sampled from the map "magma" of S. van der Walt and N. Smith (matplotlib, public
 * domain), linear in between.
 */
final class ColourMap {
  static final ColourMap MAGMA =
      new ColourMap(
          0x000004, 0x140E36, 0x3B0F70, 0x641A80, 0x8C2981, 0xB73779, 0xDE4968, 0xF7705C, 0xFE9F6D,
          0xFECF92, 0xFCFDBF);

  private final int[] anchors;

  private ColourMap(int... anchors) {
    this.anchors = anchors;
  }

  /**
   * The colour for a share of the scale.
   *
   * @param share 0 least to 1 most; what lies outside is clamped, NaN is least
   * @return 0xRRGGBB
   */
  int rgb(double share) {
    double place = (share > 0 ? Math.min(share, 1) : 0) * (anchors.length - 1);
    int below = Math.min((int) place, anchors.length - 2);
    return mix(anchors[below], anchors[below + 1], place - below);
  }

  private static int mix(int from, int to, double share) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      rgb |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return rgb;
  }
}

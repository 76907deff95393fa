package dev.nightjar.train.data;

import com.google.errorprone.annotations.Immutable;

/** The computed noises, which widen a narrow collection of recorded ones. */
enum SyntheticNoise {
  COLOURED(4, SteadyNoise::coloured),
  BANDS(2, SteadyNoise::bands),
  WIND(1, SteadyNoise::wind),
  HUM(1, TonalNoise::hum),
  ENGINE(2, TonalNoise::engine),
  BEEPS(1, TonalNoise::beeps),
  CLICKS(2, ImpulsiveNoise::clicks),
  CLAPS(2, ImpulsiveNoise::claps),
  RINGS(2, ImpulsiveNoise::rings);

  @Immutable
  private interface Renderer {
    void render(float[] out, Draw draw, int rateHz);
  }

  private static final int WEIGHT_SUM = weightSum();

  private final int weight;
  private final Renderer renderer;

  SyntheticNoise(int weight, Renderer renderer) {
    this.weight = weight;
    this.renderer = renderer;
  }

  private static int weightSum() {
    int sum = 0;
    for (SyntheticNoise noise : values()) {
      sum += noise.weight;
    }
    return sum;
  }

  static SyntheticNoise random(Draw draw) {
    int at = draw.random().nextInt(WEIGHT_SUM);
    for (SyntheticNoise noise : values()) {
      at -= noise.weight;
      if (at < 0) {
        return noise;
      }
    }
    throw new AssertionError("weights do not sum up");
  }

  /** A new sound of this kind, at any level. */
  float[] render(int frames, Draw draw, int rateHz) {
    float[] out = new float[frames];
    renderer.render(out, draw, rateHz);
    return out;
  }
}

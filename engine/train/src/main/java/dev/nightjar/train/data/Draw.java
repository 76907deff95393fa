package dev.nightjar.train.data;

import java.util.SplittableRandom;

/** Random choices as the recipe words them, from one seeded source. */
final class Draw {
  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  /** The source of everything random about one training example. */
  static Draw forItem(long seed, long index) {
    // Golden-ratio multiples keep neighbouring items apart; splitting mixes them further.
    return new Draw(new SplittableRandom(seed + index * 0x9E3779B97F4A7C15L)).split();
  }

  /** Independent of what is drawn here afterwards. */
  Draw split() {
    return new Draw(random.split());
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Evenly on a logarithmic scale. */
  double logBetween(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  /** Both ends included. */
  int count(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  float gaussian() {
    return (float) random.nextGaussian();
  }

  /** Time until the next event of a random process. */
  double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }

  /** White noise of unit variance. */
  void white(float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) random.nextGaussian();
    }
  }
}

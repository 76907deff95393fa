package dev.nightjar.engine.network;

/**
 * How the layers of a Demucs that hears the future lie in time. Its convolutions are the causal
 * ones, later by what they hear of the future; what passes the bottom of the network comes out
 * later than what a skip connection brings, so that the latter must wait.
 *
 * <p>Steps that reach back before the start of the signal are no steps of the reference
 * implementation, which pads nothing: all of them lie in the first {@link #silentHops} hops.
 *
 * @param depth encoders
 * @param kernel convolution kernel
 * @param stride convolution stride
 * @param resample 1, 2 or 4
 * @param risingFrames how late the signal is where its rate has been raised
 */
record FutureContext(int depth, int kernel, int stride, int resample, int risingFrames) {

  /** Steps of a hop behind so many encoders. */
  int stepsPerHop(int encoders) {
    return power(depth - encoders);
  }

  /** How many steps the skip connection behind so many encoders must wait. */
  int skipDelay(int encoders) {
    return (ahead(depth) - ahead(encoders)) / power(encoders);
  }

  /** Steps of the raised rate to wait so that all of the delay is whole frames. */
  int alignment() {
    return Math.floorMod(-ahead(depth), resample);
  }

  /** Future that is heard, without that of a change of rate. */
  int frames() {
    return (ahead(depth) + alignment()) / resample;
  }

  /** Hops at the start in which there is no step of the reference implementation. */
  int silentHops() {
    int hop = stepsPerHop(0) / resample;
    return (frames() + risingFrames + hop - 1) / hop;
  }

  /** Frames at the start that no step hears: where the first one begins. */
  int unheardFrames() {
    return silentHops() * stepsPerHop(0) / resample - frames() - risingFrames;
  }

  /** What so many encoders hear beyond their stride, in steps of the raised rate. */
  private int ahead(int encoders) {
    int steps = 0;
    for (int i = 0; i < encoders; i++) {
      steps += (kernel - stride) * power(i);
    }
    return steps;
  }

  private int power(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, stride);
    }
    return power;
  }
}

package dev.nightjar.engine.instrument;

/** Velocities: some are rendered, those between are played louder or softer. */
final class Velocity {

  /** Neighbours share a rendered note, which makes the cache useful. */
  static final int STEP = 4;

  static final int HIGHEST = 127;

  private Velocity() {}

  /** The velocity to render for one that is played. */
  static int rendered(int velocity) {
    return Math.max(STEP, Math.min(HIGHEST, Math.round((float) velocity / STEP) * STEP));
  }

  /** From what is rendered to what is played: levels go by the square (GM2). */
  static double gain(int velocity) {
    double ratio = (double) velocity / rendered(velocity);
    return ratio * ratio;
  }

  /**
   * What a preset makes of it beyond that.
   *
   * @param sensitivity 0 to 1
   */
  static double emphasis(int velocity, double sensitivity) {
    return Math.pow((double) velocity / HIGHEST, 2 * sensitivity);
  }
}

package dev.nightjar.plugin.live;

/**
 * How many blocks of time something has.
 *
 * @param blocks at least 1
 * @param grows whether a session may make it more when that turns out to be too little
 */
public record Room(int blocks, boolean grows) {
  /** As the user said. */
  public static Room fixed(int blocks) {
    return new Room(blocks, false);
  }

  /** A beginning. */
  public static Room growing(int blocks) {
    return new Room(blocks, true);
  }

  /** Half as much again, but no more than so many blocks; itself if it does not grow. */
  Room more(int most) {
    return grows ? new Room(Math.min(most, blocks + (blocks + 1) / 2), true) : this;
  }
}

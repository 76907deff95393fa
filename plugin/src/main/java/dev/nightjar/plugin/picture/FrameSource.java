package dev.nightjar.plugin.picture;

import java.io.IOException;

/** Sound that comes once, from the beginning to the end. */
@FunctionalInterface
public interface FrameSource {
  /**
   * Reads the next frames.
   *
   * @param into {@code [channels][frames]}, full scale 1
   * @param offsetFrames where in {@code into} to begin
   * @param frames how many at most
   * @return how many came; -1 at the end
   */
  int read(float[][] into, int offsetFrames, int frames) throws IOException;
}

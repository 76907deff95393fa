package dev.nightjar.plugin.live;

/** What the audio thread does with a block between the devices. */
@FunctionalInterface
interface BlockPath {
  /**
   * Neither waits, allocates nor throws. [audio thread]
   *
   * @param in {@code [channels][>= frames]}, full scale 1; not changed
   * @param out {@code [channels][>= frames]}
   */
  void process(float[][] in, float[][] out, int frames);
}

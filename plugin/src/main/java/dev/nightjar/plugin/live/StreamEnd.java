package dev.nightjar.plugin.live;

/** How the sound between two devices ended. */
enum StreamEnd {
  /** It goes on. */
  NOT_YET,
  /** It was told to. */
  STOPPED,
  /** The input gives nothing any more. */
  INPUT_GONE,
  /** The output takes nothing any more. */
  OUTPUT_GONE
}

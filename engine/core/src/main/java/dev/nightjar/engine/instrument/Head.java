package dev.nightjar.engine.instrument;

/** A place in a note that is being read, and how much of it is heard. */
final class Head {

  /** Null while it reads nothing. */
  NoteBuffer buffer;

  double position;

  /** Amplitude now, and what it gains a frame of output. */
  float weight;

  float weightStep;

  /** Amplitude beside the fades: what the joints before made of the level. */
  double scale;
}

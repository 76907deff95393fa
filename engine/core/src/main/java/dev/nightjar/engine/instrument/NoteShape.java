package dev.nightjar.engine.instrument;

/**
 * What all notes of a renderer have in common.
 *
 * @param rateHz rate of the sound, Hz
 * @param frames frames of a whole note
 * @param releaseFrame the frame at which it is let go
 * @param stepFrames frames that one step renders
 */
record NoteShape(int rateHz, int frames, int releaseFrame, int stepFrames) {

  static NoteShape of(NoteRenderer renderer) {
    return new NoteShape(
        renderer.sampleRateHz(),
        renderer.noteFrames(),
        renderer.releaseFrame(),
        renderer.stepFrames());
  }

  int framesIn(double seconds) {
    return (int) Math.round(seconds * rateHz);
  }

  /** Frames of one period of a MIDI pitch. */
  double periodFrames(double pitch) {
    return rateHz / (440 * Math.pow(2, (pitch - 69) / 12));
  }
}

package dev.nightjar.engine.instrument;

/**
 * Which note to render. Two equal requests give the same sound.
 *
 * @param instrument index into {@link NoteRenderer#instruments()}
 * @param other the instrument that it is morphed with; the same for none
 * @param morph how far towards the other, in sixteenths, 0 to 16
 * @param pitch MIDI pitch, within {@link NoteRenderer#pitches}
 * @param velocity 1 to 127
 */
public record NoteRequest(int instrument, int other, int morph, int pitch, int velocity) {}

package dev.nightjar.train.notes;

/**
 * A recorded note.
 *
 * @param instrument place in the bank's list of instruments
 * @param pitch MIDI pitch, 0 to 127
 * @param velocity MIDI velocity, 1 to 127
 * @param peak the largest sample that it had where it was recorded; in the bank all notes are
 *     equally loud, so that the spectral loss, for which quiet things are silence, hears all of
 *     them
 */
public record Note(int instrument, int pitch, int velocity, float peak) {}

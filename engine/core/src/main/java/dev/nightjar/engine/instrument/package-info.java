/**
 * The instrument: MIDI in, stereo sound out. Notes come from a {@link
 * dev.nightjar.engine.instrument.NoteRenderer}, ahead of their time; voices play them.
 */
package dev.nightjar.engine.instrument;

/**
 * What a stream of MIDI messages means: notes that begin and end, pedals, controllers, pitch bend,
 * programs, MPE zones, tunings. Knows no sound.
 */
package dev.nightjar.engine.midi;

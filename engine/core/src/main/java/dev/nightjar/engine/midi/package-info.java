/**
 * MIDI messages: the ring that carries them from thread to thread, and what a stream of them means,
 * notes that begin and end, pedals, controllers, pitch bend, programs, MPE zones, tunings. Knows no
 * sound.
 */
package dev.nightjar.engine.midi;

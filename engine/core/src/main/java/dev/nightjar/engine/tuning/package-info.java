/** Tunings: Scala scales and keyboard mappings, the MIDI Tuning Standard. Knows no MIDI stream. */
package dev.nightjar.engine.tuning;

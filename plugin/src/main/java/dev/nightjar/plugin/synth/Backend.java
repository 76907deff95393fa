package dev.nightjar.plugin.synth;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.sound.SoundOutput;

/**
 * An open output, and the MIDI that comes with it.
 *
 * @param midi what comes in through the same system, on the same clock; null if nothing does
 */
record Backend(SoundOutput output, EventRing midi) {}

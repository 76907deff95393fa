/** MIDI as it comes in: inputs that appear and vanish, and the rings that carry their messages. */
package dev.nightjar.plugin.midi;

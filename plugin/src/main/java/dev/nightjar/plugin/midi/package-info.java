/** MIDI as it comes in: inputs that appear and vanish, and how their messages get into rings. */
package dev.nightjar.plugin.midi;

/** Sound and MIDI through a JACK server. Nobody else knows JACK. */
package dev.nightjar.plugin.jack;

/** Standard MIDI files: read with care, as a stream of messages in seconds. Knows no sound. */
package dev.nightjar.plugin.song;

/** Sound through the machine's own devices: microphone in, an effect, loudspeaker out. */
package dev.nightjar.plugin.live;

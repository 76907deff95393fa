/** A small polyphonic synthesizer, written for jVSTwRapper's API. */
package dev.nightjar.examples.dusk;

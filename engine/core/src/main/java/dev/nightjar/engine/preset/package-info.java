/** Presets of the instrument: what a sound is made of, as data, and its file format. */
package dev.nightjar.engine.preset;

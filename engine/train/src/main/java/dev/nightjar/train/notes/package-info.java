/** Notes to learn from: rendered from a SoundFont or read from a folder as NSynth's. */
package dev.nightjar.train.notes;

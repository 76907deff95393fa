package dev.nightjar.plugin.synth;

import java.nio.file.Path;

/**
 * How the instrument is to sound.
 *
 * @param preset a preset's name or file, for all channels; null for General MIDI's programs
 * @param tuning a Scala scale; null for equal temperament
 * @param keyboardMapping a Scala keyboard mapping; null for the usual one
 * @param polyphony voices at most; 0 for the instrument's own limit
 */
public record Sound(String preset, Path tuning, Path keyboardMapping, int polyphony) {}

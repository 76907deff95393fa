package dev.nightjar.train.data;

import java.nio.file.Path;

/**
 * A file of a collection.
 *
 * @param group the voice that speaks or the type of noise: drawn first, then a file within
 */
public record SoundFile(Path path, String group) {}

package dev.nightjar.engine.instrument;

/**
 * How the note cache does.
 *
 * @param notes notes held, rendered or on their way
 * @param capacityNotes notes that it can hold
 * @param bytes memory that the notes take, at most
 * @param hits notes struck that were there, each once
 * @param misses notes asked for that had to be rendered
 * @param evictions notes given up for others
 */
public record CacheStatistics(
    int notes, int capacityNotes, long bytes, long hits, long misses, long evictions) {}

package dev.nightjar.engine.network;

/** What a causal Demucs hears around a frame. */
public enum Context {
  /** Silence in front of each layer stands for what came before; nothing later is waited for. */
  PAST,
  /**
   * Layers reach into the future and see no silence that is not in the signal, as in the reference
   * implementation; the output waits for that future.
   */
  FUTURE
}

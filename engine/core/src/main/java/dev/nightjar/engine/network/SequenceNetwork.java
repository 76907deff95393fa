package dev.nightjar.engine.network;

/** A network, or a part of one, that is written in {@link SequenceLayers} alone. */
public interface SequenceNetwork {

  /** The shape of its input; a hop is what one step of its slowest signal takes. */
  Signal input();

  /** Writes the network down in the given face. */
  <T> T write(SequenceLayers<T> layers, T x);
}

package dev.nightjar.engine.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A network that turns a one-channel signal into another of equal rate and length. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "network")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Demucs.class, name = "demucs"),
  @JsonSubTypes.Type(value = SpectralDemucs.class, name = "spectral-demucs")
})
public sealed interface Network permits Demucs, SpectralDemucs {

  /** The rate that it is made for. */
  int sampleRateHz();

  /** The smallest number of frames that a stream can be fed at a time. */
  int hopFrames();

  /** How many frames the output is later than the input that it belongs to. */
  int lookaheadFrames();

  /**
   * How many frames of a fresh stream are not heard: as much silence should go before the signal. 0
   * up to, and without, a hop.
   */
  int unheardFrames();

  /**
   * Writes the network down in the given face. Signals are {@code [1][frames]}, the number of
   * frames a multiple of the hop.
   */
  <T> T write(Layers<T> layers, T waveform);
}

package dev.nightjar.train.sing;

import dev.nightjar.train.network.TorchSing;

/** The stages of training SING, in order (Défossez's thesis, section 2.4.3). */
public enum Stage {
  /** Encoder and decoder learn to reconstruct notes. */
  AUTOENCODER(0),
  /** The LSTM learns the encoder's codes, by truncated back-propagation through time. */
  SEQUENCE(1),
  /** LSTM and decoder learn to make notes, back-propagated through all of their length. */
  FINE_TUNING(2);

  private final int number;

  Stage(int number) {
    this.number = number;
  }

  /** Its place in the order, from 0. */
  int number() {
    return number;
  }

  /** The one that follows. */
  Stage next() {
    return this == AUTOENCODER ? SEQUENCE : FINE_TUNING;
  }

  /** Whether none follows. */
  public boolean isLast() {
    return this == FINE_TUNING;
  }

  /** What it trains. */
  TorchSing.Part part(TorchSing network) {
    return switch (this) {
      case AUTOENCODER -> network.autoencoder();
      case SEQUENCE -> network.generator();
      case FINE_TUNING -> network.synthesizer();
    };
  }
}

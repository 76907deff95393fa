package dev.nightjar.engine.network;

/**
 * The shape of a signal inside a network.
 *
 * @param channels channels
 * @param bands bands, 0 for a signal without
 * @param stepsPerHop steps for each hop of the network's input
 */
public record Signal(int channels, int bands, int stepsPerHop) {

  /** The same with other channels. */
  public Signal withChannels(int newChannels) {
    return new Signal(newChannels, bands, stepsPerHop);
  }

  /** The same with other bands. */
  public Signal withBands(int newBands) {
    return new Signal(channels, newBands, stepsPerHop);
  }

  /** The same with other steps. */
  public Signal withSteps(int newSteps) {
    return new Signal(channels, bands, newSteps);
  }
}

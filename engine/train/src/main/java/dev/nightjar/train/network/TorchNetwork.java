package dev.nightjar.train.network;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Weights;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with trainable weights.
 *
 * <p>[not real-time], one thread at a time.
 */
public final class TorchNetwork implements Trainable<TorchNetwork> {

  private final Network network;
  private final TorchParameters parameters;

  /**
   * Builds the training face.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public TorchNetwork(Network network, Weights weights) {
    this(network, new TorchParameters(Blueprint.of(network).parameters(), weights));
  }

  private TorchNetwork(Network network, TorchParameters parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  @Override
  public TorchNetwork replica() {
    return new TorchNetwork(network, parameters.replica());
  }

  /** The description. */
  public Network network() {
    return network;
  }

  /** The weights. */
  public TorchParameters parameters() {
    return parameters;
  }

  /** All weights as one vector; writing to it changes the network. */
  public Tensor values() {
    return parameters.values();
  }

  @Override
  public Tensor gradient() {
    return parameters.gradient();
  }

  /** From signals {@code [batch][frames]}, frames a multiple of the hop, to the same. */
  public Tensor forward(Tensor signals) {
    return network.write(new TorchLayers(parameters.leaves()), signals.unsqueeze(1)).squeeze(1);
  }

  @Override
  public void close() {
    parameters.close();
  }
}

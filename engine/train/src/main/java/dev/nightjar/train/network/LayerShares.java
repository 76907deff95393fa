package dev.nightjar.train.network;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Parameter.Role;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.optimize.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of networks as optimizers that tell layers apart see them: how often each is used
 * within an example, the fan-in that its initial size goes by, and which of them are matrices.
 */
public final class LayerShares {

  private LayerShares() {}

  /** Of a network that hears examples of so many frames, in the order of its weights. */
  public static List<Layer> of(Network network, long exampleFrames) {
    long hops = Math.max(1, exampleFrames / network.hopFrames());
    return layers(Blueprint.of(network), hops);
  }

  /** Of the part of SING that hears so many steps at a time. */
  public static List<Layer> of(TorchSing network, TorchSing.Part part, long steps) {
    Sing sing = network.sing();
    List<Layer> all = new ArrayList<>(layers(Blueprint.of(sing.encoder()), steps));
    all.addAll(layers(Blueprint.of(sing.decoder()), steps));
    for (Parameter table : sing.tables()) {
      // Of a table's entries each note reads one, at every step; a time's entry at its own alone.
      long share = table.name().equals(Sing.TIME_TABLE) ? 1 : steps;
      all.add(new Layer(table.shape().count(), share, table.fanIn()));
    }
    all.addAll(layers(Blueprint.of(sing.sequence()), steps));
    return within(all, part);
  }

  private static List<Layer> layers(Blueprint blueprint, long hops) {
    return blueprint.parameters().stream()
        .map(
            parameter ->
                new Layer(
                    parameter.shape().count(),
                    blueprint.usesPerHop(parameter) * hops,
                    parameter.fanIn(),
                    matrices(parameter)))
        .toList();
  }

  /** A kernel is the matrix from what it sees at once; bands have one for each channel. */
  private static Layer.Matrices matrices(Parameter parameter) {
    int[] sizes = parameter.shape().sizes();
    boolean product = parameter.role() == Role.KERNEL || parameter.role() == Role.DENSE;
    if (!product || sizes.length < 2) {
      return Layer.Matrices.NONE;
    }
    int count = parameter.role() == Role.DENSE && sizes.length == 3 ? sizes[0] : 1;
    int rows = count > 1 ? sizes[1] : sizes[0];
    return new Layer.Matrices(count, rows, parameter.shape().count() / ((long) count * rows));
  }

  /** Parts begin and end where parameters do. */
  private static List<Layer> within(List<Layer> all, TorchSing.Part part) {
    List<Layer> some = new ArrayList<>();
    long from = 0;
    for (Layer layer : all) {
      if (from >= part.from() && from < part.from() + part.count()) {
        some.add(layer);
      }
      from += layer.weights();
    }
    return some;
  }
}

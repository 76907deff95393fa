package dev.nightjar.train.network;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.optimize.PerLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of networks as step sizes per layer see them: how often each is used within an
 * example, and the fan-in that its initial size goes by.
 */
public final class LayerShares {

  private LayerShares() {}

  /** Of a network that hears examples of so many frames, in the order of its weights. */
  public static List<PerLayer.Layer> of(Network network, long exampleFrames) {
    long hops = Math.max(1, exampleFrames / network.hopFrames());
    return layers(Blueprint.of(network), hops);
  }

  /** Of the part of SING that hears so many steps at a time. */
  public static List<PerLayer.Layer> of(TorchSing network, TorchSing.Part part, long steps) {
    Sing sing = network.sing();
    List<PerLayer.Layer> all = new ArrayList<>(layers(Blueprint.of(sing.encoder()), steps));
    all.addAll(layers(Blueprint.of(sing.decoder()), steps));
    for (Parameter table : sing.tables()) {
      // Of a table's entries each note reads one, at every step; a time's entry at its own alone.
      long share = table.name().equals(Sing.TIME_TABLE) ? 1 : steps;
      all.add(new PerLayer.Layer(table.shape().count(), share, table.fanIn()));
    }
    all.addAll(layers(Blueprint.of(sing.sequence()), steps));
    return within(all, part);
  }

  private static List<PerLayer.Layer> layers(Blueprint blueprint, long hops) {
    return blueprint.parameters().stream()
        .map(
            parameter ->
                new PerLayer.Layer(
                    parameter.shape().count(),
                    blueprint.usesPerHop(parameter) * hops,
                    parameter.fanIn()))
        .toList();
  }

  /** Parts begin and end where parameters do. */
  private static List<PerLayer.Layer> within(List<PerLayer.Layer> all, TorchSing.Part part) {
    List<PerLayer.Layer> some = new ArrayList<>();
    long from = 0;
    for (PerLayer.Layer layer : all) {
      if (from >= part.from() && from < part.from() + part.count()) {
        some.add(layer);
      }
      from += layer.weights();
    }
    return some;
  }
}

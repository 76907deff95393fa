package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network that nobody trained: what it costs does not depend on what it has learnt.
 *
 * @param name the network's name and width
 * @param network Causal Demucs in one of its sizes
 * @param weights precision of the weights
 */
public record RandomSubject(String name, Demucs network, Precision weights) implements Subject {
  private static final Pattern NAME = Pattern.compile("(?:demucs-)?([a-z]+):(\\d{1,3})");
  private static final int MAX_HIDDEN = 128;
  private static final long SEED = 1;

  /**
   * [any thread] By a name such as {@code light:48} or {@code demucs-thesis:64}: the number is the
   * channels of the first encoder, 1 to 128.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public static RandomSubject named(String name, Precision weights) {
    Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
    int hidden = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (hidden < 1 || hidden > MAX_HIDDEN) {
      throw noSuchNetwork(name);
    }
    Demucs network =
        switch (parts.group(1)) {
          case "light" -> Demucs.light(hidden);
          case "thesis" -> Demucs.thesis(hidden);
          default -> throw noSuchNetwork(name);
        };
    return new RandomSubject("demucs-" + parts.group(1) + ":" + hidden, network, weights);
  }

  private static IllegalArgumentException noSuchNetwork(String name) {
    return new IllegalArgumentException(
        "There is no network '"
            + name
            + "': give light:HIDDEN or thesis:HIDDEN, HIDDEN from 1 to "
            + MAX_HIDDEN
            + ".");
  }

  @Override
  public String precision() {
    return weights.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Loaded load(Provider provider, int threads) throws ModelException {
    byte[] graph =
        OnnxGraphs.streaming(network, Weights.initial(network, SEED), Form.MATMUL, weights, 1)
            .model();
    return new Loaded(
        new StreamingModel(graph, name, provider, threads), network.sampleRateHz(), graph.length);
  }
}

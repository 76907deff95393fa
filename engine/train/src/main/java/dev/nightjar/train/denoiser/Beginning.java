package dev.nightjar.train.denoiser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run begins with.
 *
 * @param network what is trained
 * @param weights those before the first step
 * @param hoursHeard hours of audio that these weights were trained on
 * @param nextExample the first example of a seed that they were not trained on
 */
public record Beginning(Network network, Weights weights, double hoursHeard, long nextExample) {

  static final String NETWORK = "network";
  static final String HOURS_HEARD = "hours_heard";

  /** Fresh weights. */
  public static Beginning fresh(Network network, long seed) {
    return new Beginning(network, Weights.initial(network, seed), 0, 0);
  }

  /**
   * The weights of another run, its {@code best.safetensors}.
   *
   * @throws IOException if the file can't be read, or doesn't hold a network and its weights
   */
  public static Beginning from(Path file) throws IOException {
    SafeTensors.Contents contents = SafeTensors.read(file);
    Network network = networkOf(contents, file);
    Map<String, String> remarks = contents.metadata();
    try {
      contents.weights().requireFit(network);
      return new Beginning(
          network,
          contents.weights(),
          Double.parseDouble(remarks.getOrDefault(HOURS_HEARD, "0")),
          Long.parseLong(remarks.getOrDefault(ExampleCount.NEXT, "0")));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + " can't be begun with: " + e.getMessage() + "; give a run's best.safetensors", e);
    }
  }

  /**
   * The network of a run's checkpoint or weights.
   *
   * @throws IOException if there is none
   */
  public static Network networkOf(SafeTensors.Contents contents, Path file) throws IOException {
    String json = contents.metadata().get(NETWORK);
    if (json == null) {
      throw new IOException(file + " does not say which denoiser its weights belong to");
    }
    try {
      return new ObjectMapper().readValue(json, Network.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " has no usable network: " + e.getOriginalMessage(), e);
    }
  }
}

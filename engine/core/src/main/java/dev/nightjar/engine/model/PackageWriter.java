package dev.nightjar.engine.model;

import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes model packages. [not real-time] */
public final class PackageWriter {

  private PackageWriter() {}

  /**
   * What only people know of a model.
   *
   * @param name unique short name
   * @param version of the weights
   * @param trainingData data sets with licences
   * @param scores measured quality
   * @param authors who made it
   * @param licence of the weights
   * @param citation the papers behind it
   */
  public record Details(
      String name,
      String version,
      List<String> trainingData,
      Map<String, Map<String, Double>> scores,
      List<String> authors,
      String licence,
      List<String> citation) {}

  /**
   * Writes a denoiser in all precisions into {@code folder}, which is made; files of an earlier
   * version there are replaced.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public static void writeDenoiser(Path folder, Network network, Weights weights, Details details)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = new TreeMap<>();
    int stateSize = 0;
    for (Precision precision : Precision.values()) {
      String key = precision.name().toLowerCase(Locale.ROOT);
      OnnxGraphs.Streaming graph =
          OnnxGraphs.streaming(network, weights, Form.MATMUL, precision, 1);
      stateSize = graph.stateSize();
      files.put(key, "model-" + key + ".onnx");
      Files.write(folder.resolve(files.get(key)), graph.model());
    }
    ModelCard card =
        new ModelCard(
            details.name(),
            ModelCard.DENOISER,
            details.version(),
            network.sampleRateHz(),
            1,
            network.hopFrames(),
            network.lookaheadFrames(),
            stateSize,
            files,
            network,
            details.trainingData(),
            details.scores(),
            details.authors(),
            details.licence(),
            details.citation());
    Files.write(folder.resolve(ModelPackage.CARD), card.json());
  }
}

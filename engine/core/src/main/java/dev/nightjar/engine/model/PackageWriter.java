package dev.nightjar.engine.model;

import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import dev.nightjar.engine.onnx.SingGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
   * Writes a denoiser into {@code folder}, which is made; files of an earlier version there are
   * replaced.
   *
   * @throws IllegalArgumentException if the weights don't fit the network
   */
  public static void writeDenoiser(Path folder, Network network, Weights weights, Details details)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = new TreeMap<>();
    int stateSize = 0;
    for (Precision precision : List.of(Precision.FP32, Precision.INT8)) {
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
    Files.write(folder.resolve(PackageFiles.CARD), card.json());
  }

  /**
   * What an instrument's model plays, in the order of its tables.
   *
   * @param entries names and pitches
   * @param velocities the velocities of the table
   * @param releaseFrame the frame at which notes are let go
   * @param levelsDb {@link InstrumentPackage#LEVEL_TABLE}
   */
  public record Instruments(
      List<InstrumentCard.Entry> entries,
      List<Integer> velocities,
      int releaseFrame,
      Weights.Tensor levelsDb) {}

  /**
   * Writes a model of instruments into {@code folder}, which is made; files of an earlier version
   * there are replaced.
   *
   * @throws IllegalArgumentException if weights are missing
   */
  public static void writeInstruments(
      Path folder, Sing sing, Weights weights, Instruments instruments, Details details)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = new TreeMap<>();
    int stateSize = 0;
    for (Precision precision : List.of(Precision.FP16, Precision.INT8)) {
      String key = precision.name().toLowerCase(Locale.ROOT);
      OnnxGraphs.Streaming graph = SingGraphs.player(sing, weights, precision);
      stateSize = graph.stateSize();
      files.put(key, "model-" + key + ".onnx");
      Files.write(folder.resolve(files.get(key)), graph.model());
    }
    Map<String, Weights.Tensor> tables = new LinkedHashMap<>();
    for (Parameter table : sing.tables()) {
      tables.put(table.name(), weights.get(table.name(), table.shape()));
    }
    tables.put(InstrumentPackage.LEVEL_TABLE, instruments.levelsDb());
    files.put(InstrumentCard.TABLES, "tables.safetensors");
    SafeTensors.write(
        folder.resolve(files.get(InstrumentCard.TABLES)), new Weights(tables), Map.of());
    InstrumentCard card =
        new InstrumentCard(
            details.name(),
            InstrumentCard.INSTRUMENT,
            details.version(),
            sing.sampleRateHz(),
            stateSize,
            instruments.releaseFrame(),
            files,
            sing,
            instruments.entries(),
            instruments.velocities(),
            details.trainingData(),
            details.scores(),
            details.authors(),
            details.licence(),
            details.citation());
    Files.write(folder.resolve(PackageFiles.CARD), card.json());
  }
}

package dev.nightjar.plugin;

import dev.nightjar.engine.model.ModelCard;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model package of an untrained network that is small enough for tests. */
public final class TinyModel {
  private TinyModel() {}

  /** Writes the package into a new folder below; gives the folder back. */
  public static Path write(Path below) throws IOException {
    Demucs network = new Demucs(2, 2, 8, 4, 2, true, 1, 1, 0, 16_000);
    OnnxGraphs.Streaming graph =
        OnnxGraphs.streaming(network, Weights.initial(network, 1), Form.MATMUL, Precision.FP32, 16);
    ModelCard card =
        new ModelCard(
            "tiny",
            ModelCard.DENOISER,
            "1",
            network.sampleRateHz(),
            1,
            network.hopFrames(),
            network.lookaheadFrames(),
            graph.stateSize(),
            Map.of("fp32", "model.onnx"),
            network,
            List.of(),
            Map.of(),
            List.of(),
            "Apache-2.0",
            List.of());
    Path folder = Files.createDirectories(below.resolve("tiny-model"));
    Files.write(folder.resolve("card.json"), card.json());
    Files.write(folder.resolve("model.onnx"), graph.model());
    return folder;
  }
}

package dev.nightjar.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {

  private static final SpectralDemucs NETWORK = SpectralDemucs.of(List.of(4, 4), 1, 4);

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    PackageWriter.writeDenoiser(
        model,
        NETWORK,
        Weights.initial(NETWORK, 1),
        new PackageWriter.Details(
            "tiny",
            "1",
            List.of("made up, CC0"),
            Map.of("valid", Map.of("stoi", 0.5)),
            List.of("someone"),
            "CC0-1.0",
            List.of()));
  }

  private Path zip(String prefix) throws IOException {
    Path zip = folder.resolve("model.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : List.of("card.json", "model-fp32.onnx", "model-int8.onnx")) {
        out.putNextEntry(new ZipEntry(prefix + name));
        out.write(Files.readAllBytes(model.resolve(name)));
        out.closeEntry();
      }
    }
    return zip;
  }

  /** A zip of the files, or of the folder that they are in. */
  @ParameterizedTest
  @ValueSource(strings = {"", "model/", "models/mine/"})
  void folderAndZipHoldTheSame(String prefix) throws IOException {
    Path zip = zip(prefix);
    ModelCard card = ModelPackage.open(model).card();
    assertThat(ModelPackage.open(zip).card()).isEqualTo(card);
    assertThat(card.network()).isEqualTo(NETWORK);
    assertThat(card.scores().get("valid")).containsEntry("stoi", 0.5);
    for (String precision : List.of("fp32", "int8")) {
      assertThat(ModelPackage.open(zip).graph(precision))
          .isEqualTo(ModelPackage.open(model).graph(precision));
      StreamingModel.load(ModelPackage.open(zip), precision, Provider.CPU, 1).close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'hopFrames' : 128 | 'hopFrames' : 0 | hopFrames",
        "'hopFrames' : 128 | 'hopFrames' : 'x' | hopFrames",
        "'kind' : 'denoiser' | 'kind' : 'toaster' | kind",
        "'name' : 'tiny' | 'name' : '../tiny' | name",
        "'hopFrames' : 128 | 'hopFrames' : 256 | hopFrames",
        "'lookaheadFrames' : 128 | 'lookaheadFrames' : 0 | lookaheadFrames",
        "'sampleRateHz' : 16000, | 'sampleRateHz' : 48000, | sampleRateHz",
        "'sampleRateHz' : 16000, | 'sampleRateHz' : 1, | sampleRateHz",
        "'model-fp32.onnx' | '../secret' | files",
        "'authors' | 'autors' | autors",
        "'network' : 'spectral-demucs' | 'network' : 'magic' | network",
        "'blocks' : 1 | 'blocks' : -1 | network"
      })
  void cardThatIsWrongIsRefusedNamingFileAndField(String right, String wrong, String field)
      throws IOException {
    Path card = model.resolve("card.json");
    String json = Files.readString(card);
    String changed = json.replace(right.replace('\'', '"'), wrong.replace('\'', '"'));
    assertThat(changed).isNotEqualTo(json);
    Files.writeString(card, changed);
    assertThatThrownBy(() -> ModelPackage.open(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("card.json")
        .hasMessageContaining(field);
  }

  @Test
  void aCardOfAbsurdSizeIsRefusedInFolderAndZip() throws IOException {
    Files.write(model.resolve("card.json"), new byte[(1 << 20) + 1]);
    for (Path where : List.of(model, zip(""))) {
      assertThatThrownBy(() -> ModelPackage.open(where))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("card.json")
          .hasMessageContaining("larger than");
    }
  }

  @Test
  void graphThatIsNotTheCardsIsRefused() throws IOException {
    Path card = model.resolve("card.json");
    String json = Files.readString(card);
    int stateSize = ModelPackage.open(model).card().stateSize();
    Files.writeString(card, json.replace(": " + stateSize, ": " + (stateSize + 1)));
    assertThatThrownBy(() -> StreamingModel.load(ModelPackage.open(model), "fp32", Provider.CPU, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("stateSize");
  }

  @Test
  void whatIsNoModelIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no model");
    assertThatThrownBy(() -> ModelPackage.open(text))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("notes.txt");
    assertThatThrownBy(() -> ModelPackage.open(folder.resolve("absent")))
        .hasMessageContaining("absent");
    assertThatThrownBy(() -> ModelPackage.open(folder)).hasMessageContaining("card.json");
    assertThatThrownBy(() -> ModelPackage.bundled("nothing")).hasMessageContaining("nothing");
    Files.write(model.resolve("model-fp32.onnx"), new byte[100]);
    assertThatThrownBy(() -> StreamingModel.load(ModelPackage.open(model), "fp32", Provider.CPU, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model");
    assertThatThrownBy(() -> ModelPackage.open(model).graph("int4"))
        .hasMessageContaining("int4")
        .hasMessageContaining("int8");
  }

  @Test
  void loadsOnAThreadWithASmallStack() throws Exception {
    byte[] graph = ModelPackage.open(model).graph("fp32");
    boolean[] loaded = new boolean[1];
    Thread small =
        new Thread(
            null,
            () -> {
              try {
                new StreamingModel(graph, "small stack", Provider.CPU, 1).close();
                loaded[0] = true;
              } catch (ModelException e) {
                throw new IllegalStateException(e);
              }
            },
            "small",
            200_000);
    small.start();
    small.join();
    assertThat(loaded[0]).isTrue();
  }

  @Test
  void cudaWithoutAGpuSaysWhatToDo() {
    assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
    assertThatThrownBy(
            () -> StreamingModel.load(ModelPackage.open(model), "fp32", Provider.CUDA, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("-Pcuda")
        .hasMessageContaining("--provider cpu");
  }
}

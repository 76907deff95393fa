package dev.nightjar.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {

  @TempDir Path folder;

  @Test
  void sizesAreThoseThatTheSourcesState() {
    // The measured table of causal networks: 4.7 million weights at depth 4 and hidden 48, 18.9 and
    // 33.5 million at the thesis' depth 5 with hidden 48 and 64.
    assertThat(Blueprint.of(Demucs.light(48)).weightCount() / 1e6).isCloseTo(4.7, within(0.05));
    assertThat(Blueprint.of(Demucs.thesis(48)).weightCount() / 1e6).isCloseTo(18.87, within(0.05));
    assertThat(Blueprint.of(Demucs.thesis(64)).weightCount() / 1e6).isCloseTo(33.5, within(0.1));
    assertThat(Demucs.thesis(48).hopFrames()).isEqualTo(256);
    assertThat(Demucs.light(48).hopFrames()).isEqualTo(256);
    assertThat(Demucs.light(48).lookaheadFrames()).isZero();
  }

  @Test
  void eachUseOfAWeightIsAMultiplication() {
    Blueprint blueprint = Blueprint.of(new Demucs(3, 6, 8, 4, 2, true, 1, 1, 0, 16_000));
    long multiplications = 0;
    for (Parameter parameter : blueprint.parameters()) {
      if (parameter.name().endsWith(".weight")) {
        multiplications += parameter.shape().count() * blueprint.usesPerHop(parameter);
      }
    }
    assertThat(multiplications).isEqualTo(blueprint.multiplicationsPerHop());
  }

  @Test
  void descriptionSurvivesJson() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (Network network :
        List.of(Demucs.thesis(48), SpectralDemucs.of(List.of(16, 24, 32), 4, 48))) {
      assertThat(json.readValue(json.writeValueAsString(network), Network.class))
          .isEqualTo(network);
    }
  }

  @Test
  void refusesSizesThatMakeNoNetwork() {
    assertThatThrownBy(() -> new Demucs(5, 48, 7, 4, 2, true, 2, 4, 0, 16_000))
        .hasMessageContaining("kernel");
    assertThatThrownBy(() -> new Demucs(5, 48, 8, 4, 2, true, 2, 3, 0, 16_000))
        .hasMessageContaining("resample");
    assertThatThrownBy(() -> new Demucs(4, 48, 8, 4, 2, true, 2, 1, 300, 16_000))
        .hasMessageContaining("lookahead must be whole hops of 256 frames: 300");
    assertThatThrownBy(() -> new Demucs(0, 48, 8, 4, 2, true, 2, 1, 0, 16_000))
        .hasMessageContaining("depth");
    assertThatThrownBy(() -> SpectralDemucs.of(List.of(), 1, 1)).hasMessageContaining("channels");
    assertThatThrownBy(() -> new Framing(500, 256)).hasMessageContaining("analysis");
  }

  @Test
  void initialKernelsAreRescaledAsTheThesisSays() {
    Weights weights = Weights.initial(Demucs.light(48), 1);
    float[] kernel = weights.get("encoder.1.conv.weight").values();
    // Uniform in ±1/sqrt(n) has standard deviation σ = 1/sqrt(3n); rescaled it has sqrt(aσ).
    double sigma = 1 / Math.sqrt(3.0 * 48 * 8);
    assertThat(deviation(kernel))
        .isCloseTo(Math.sqrt(Weights.RESCALE_REFERENCE * sigma), within(1e-3));
  }

  @Test
  void weightsSurviveTheirFileAndBrokenFilesAreNamed() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Network network = SpectralDemucs.of(List.of(4, 4), 1, 4);
    Weights weights = Weights.initial(network, 1);
    SafeTensors.write(file, weights, Map.of("step", "7"));
    SafeTensors.Contents contents = SafeTensors.read(file);
    contents.weights().requireFit(network);
    assertThat(contents.metadata()).containsEntry("step", "7");
    for (String name : weights.names()) {
      assertThat(contents.weights().get(name).values()).isEqualTo(weights.get(name).values());
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 20, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> SafeTensors.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("weights.safetensors");
    }
    assertThatThrownBy(() -> weights.requireFit(SpectralDemucs.of(List.of(4, 6), 1, 4)))
        .hasMessageContaining("shape");
  }

  @Property(tries = 40)
  void windowsOfAnyFramingGiveTheSignalBack(
      @ForAll @IntRange(min = 1, max = 40) int half,
      @ForAll @IntRange(min = 2, max = 6) int times) {
    Framing framing = new Framing(times * half, 2 * half);
    double[] analysis = framing.analysisWindow();
    double[] synthesis = framing.synthesisWindow();
    int offset = framing.analysisFrames() - framing.synthesisFrames();
    for (int n = 0; n < half; n++) {
      double sum =
          analysis[offset + n] * synthesis[n] + analysis[offset + half + n] * synthesis[half + n];
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}

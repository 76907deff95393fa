package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With {@code Context.FUTURE} all faces are the reference implementation, from the first frame on:
 * weights and signals are those of its own run, with random weights.
 */
class ReferenceDemucsTest {

  private static final double TOLERANCE = 1e-5;

  /** The files hold the beginning of longer signals: what follows is heard in so many frames. */
  private static final int CUT_FRAMES = 700;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyFaceEqualsTheReferenceWhateverTheResampling(int resample) throws Exception {
    Fixture fixture = Fixture.read("reference_resample" + resample + ".safetensors");
    Demucs network = fixture.network();
    assertThat(network.resample()).isEqualTo(resample);
    assertMatches(fixture, Faces.training(network, fixture.weights(), fixture.fed()));
    assertMatches(fixture, Faces.offline(network, fixture.weights(), fixture.fed()));
    for (Form form : Form.values()) {
      for (int hops : new int[] {1, 3}) {
        assertMatches(
            fixture,
            Faces.streamed(network, fixture.weights(), fixture.fed(), form, Precision.FP32, hops));
      }
    }
  }

  private static void assertMatches(Fixture fixture, float[] out) {
    int from = fixture.network().unheardFrames() + fixture.network().lookaheadFrames();
    int frames = fixture.output().length - CUT_FRAMES;
    float[] expected = Arrays.copyOf(fixture.output(), frames);
    float[] aligned = Arrays.copyOfRange(out, from, from + frames);
    assertThat(Faces.maxDifference(aligned, expected)).isLessThan(TOLERANCE);
  }

  /**
   * A run of the reference implementation.
   *
   * @param input at unit level
   * @param output of the same length
   */
  private record Fixture(Demucs network, Weights weights, float[] input, float[] output) {

    static Fixture read(String name) throws IOException {
      try (InputStream file = Fixture.class.getResourceAsStream("/parity/denoiser/" + name)) {
        SafeTensors.Contents contents = SafeTensors.parse(file.readAllBytes(), name);
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>(contents.weights().tensors());
        float[] input = tensors.remove("input").values();
        float[] output = tensors.remove("output").values();
        Demucs network =
            new ObjectMapper().readValue(contents.metadata().get("network"), Demucs.class);
        return new Fixture(network, new Weights(tensors), input, output);
      }
    }

    /** The input where the first step begins, then silence up to whole calls of three hops. */
    float[] fed() {
      int call = 3 * network.hopFrames();
      int frames = network.unheardFrames() + input.length + network.lookaheadFrames();
      float[] fed = new float[(frames + call - 1) / call * call];
      System.arraycopy(input, 0, fed, network.unheardFrames(), input.length);
      return fed;
    }
  }
}

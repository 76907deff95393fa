package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.model.HopStream;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.network.Context;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training, offline and streaming face of one description compute the same. */
class FacesTest {

  private static final double TOLERANCE = 1e-5;

  static Stream<Network> networks() {
    return Stream.of(
        Demucs.light(6),
        new Demucs(3, 5, 8, 2, 1.5, false, 1, 1, 0, 16_000),
        new Demucs(3, 4, 8, 4, 2, true, 2, 2, 64, 16_000),
        new Demucs(4, 4, 8, 4, 2, true, 2, 4, 0, 16_000),
        new Demucs(2, 4, 12, 4, 2, true, 0, 1, 0, 16_000),
        Demucs.light(6).withContext(Context.FUTURE),
        new Demucs(3, 4, 12, 4, 2, false, 1, 2, 32, 16_000).withContext(Context.FUTURE),
        new Demucs(3, 4, 4, 2, 1.5, true, 0, 4, 0, 16_000).withContext(Context.FUTURE),
        new Demucs(4, 4, 8, 4, 2, true, 2, 4, 0, 16_000).withContext(Context.FUTURE),
        SpectralDemucs.of(List.of(4, 6, 8), 2, 6));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void offlineGraphEqualsTraining(Network network) throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 23 + lateHops(network));
    float[] expected = Faces.training(network, weights, signal);
    assertThat(Faces.maxDifference(Faces.offline(network, weights, signal), expected))
        .isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void streamingGraphEqualsTrainingInBothFormsWhateverTheHopsACall(Network network)
      throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 24 + 6 * lateHops(network));
    float[] expected = Faces.training(network, weights, signal);
    for (Form form : Form.values()) {
      for (int hops : new int[] {1, 2, 3}) {
        float[] streamed = Faces.streamed(network, weights, signal, form, Precision.FP32, hops);
        assertThat(Faces.maxDifference(streamed, expected))
            .as("%s, %d hops a call", form, hops)
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void int8IsNearFp32(Network network) throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 24 + 6 * lateHops(network));
    float[] expected = Faces.training(network, weights, signal);
    for (Form form : Form.values()) {
      float[] streamed = Faces.streamed(network, weights, signal, form, Precision.INT8, 1);
      double error = 0;
      double power = 0;
      for (int i = 0; i < expected.length; i++) {
        error += Math.pow(streamed[i] - expected[i], 2);
        power += Math.pow(expected[i], 2);
      }
      assertThat(10 * Math.log10(power / (error + 1e-20))).as(form.name()).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void resetForgets(Network network) throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 6 + lateHops(network));
    OnnxGraphs.Streaming graph =
        OnnxGraphs.streaming(network, weights, Form.MATMUL, Precision.FP32, 1);
    try (StreamingModel model = new StreamingModel(graph.model(), "test", Provider.CPU, 1);
        HopStream stream = model.newStream()) {
      float[] first = Faces.run(stream, signal);
      assertThat(Faces.run(stream, signal)).isNotEqualTo(first);
      stream.reset();
      assertThat(Faces.run(stream, signal)).isEqualTo(first);
    }
  }

  /** Weights whose output is about as loud as the input, with no tensor at a trivial value. */
  private static Weights lively(Network network) {
    Weights weights = Weights.initial(network, 5);
    Random random = new Random(6);
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += 0.1f * (float) random.nextGaussian();
              }
            });
    return weights;
  }

  private static int lateHops(Network network) {
    return network.lookaheadFrames() / network.hopFrames();
  }

  private static float[] signal(Network network, int hops) {
    Random random = new Random(7);
    float[] signal = new float[hops * network.hopFrames()];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = 0.3f * (float) (random.nextGaussian() * Math.sin(i * 0.0007) + Math.sin(i * 0.1));
    }
    Arrays.fill(signal, 0, Math.min(50, signal.length), 0);
    return signal;
  }
}

package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.model.HopStream;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.StreamingModel;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training, offline and streaming face of one description compute the same. */
class FacesTest {

  private static final double TOLERANCE = 1e-5;

  static Stream<Network> networks() {
    return Stream.of(
        Demucs.light(6),
        new Demucs(3, 5, 8, 2, 1.5, false, 1, 1, 0, 16_000),
        new Demucs(3, 4, 8, 4, 2, true, 2, 2, 16, 16_000),
        new Demucs(4, 4, 8, 4, 2, true, 2, 4, 0, 16_000),
        new Demucs(2, 4, 12, 4, 2, true, 0, 1, 0, 16_000),
        SpectralDemucs.of(List.of(4, 6, 8), 2, 6));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void offlineGraphEqualsTraining(Network network) throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 23);
    float[] expected = training(network, weights, signal);
    assertThat(maxDifference(offline(network, weights, signal), expected)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void streamingGraphEqualsTrainingInBothFormsWhateverTheHopsACall(Network network)
      throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 24);
    float[] expected = training(network, weights, signal);
    for (Form form : Form.values()) {
      for (int hops : new int[] {1, 2, 3}) {
        float[] streamed = streamed(network, weights, signal, form, Precision.FP32, hops);
        assertThat(maxDifference(streamed, expected))
            .as("%s, %d hops a call", form, hops)
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void int8IsNearFp32(Network network) throws Exception {
    Weights weights = lively(network);
    float[] signal = signal(network, 24);
    float[] expected = training(network, weights, signal);
    for (Form form : Form.values()) {
      float[] streamed = streamed(network, weights, signal, form, Precision.INT8, 1);
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
    float[] signal = signal(network, 6);
    OnnxGraphs.Streaming graph =
        OnnxGraphs.streaming(network, weights, Form.MATMUL, Precision.FP32, 1);
    try (StreamingModel model = new StreamingModel(graph.model(), "test", Provider.CPU, 1);
        HopStream stream = model.newStream()) {
      float[] first = run(stream, signal);
      assertThat(run(stream, signal)).isNotEqualTo(first);
      stream.reset();
      assertThat(run(stream, signal)).isEqualTo(first);
    }
  }

  private static float[] training(Network network, Weights weights, float[] signal) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchNetwork torch = new TorchNetwork(network, weights)) {
      return Tensors.values(torch.forward(Tensors.batch(new float[][] {signal})));
    }
  }

  private static float[] offline(Network network, Weights weights, float[] signal)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxGraphs.offline(network, weights));
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(signal), new long[] {1, signal.length});
        OrtSession.Result result = session.run(Map.of(OnnxGraphs.AUDIO, input))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }

  private static float[] streamed(
      Network network, Weights weights, float[] signal, Form form, Precision precision, int hops)
      throws ModelException {
    OnnxGraphs.Streaming graph = OnnxGraphs.streaming(network, weights, form, precision, hops);
    try (StreamingModel model = new StreamingModel(graph.model(), "test", Provider.CPU, 1);
        HopStream stream = model.newStream()) {
      assertThat(model.hopFrames()).isEqualTo(hops * network.hopFrames());
      assertThat(model.stateSize()).isEqualTo(graph.stateSize());
      return run(stream, signal);
    }
  }

  private static float[] run(HopStream stream, float[] signal) throws ModelException {
    float[] out = new float[signal.length];
    for (int at = 0; at < signal.length; at += stream.hopFrames()) {
      stream.process(signal, at, out, at);
    }
    return out;
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

  private static float[] signal(Network network, int hops) {
    Random random = new Random(7);
    float[] signal = new float[hops * network.hopFrames()];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = 0.3f * (float) (random.nextGaussian() * Math.sin(i * 0.0007) + Math.sin(i * 0.1));
    }
    Arrays.fill(signal, 0, Math.min(50, signal.length), 0);
    return signal;
  }

  private static double maxDifference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double max = 0;
    for (int i = 0; i < a.length; i++) {
      max = Math.max(max, Math.abs(a[i] - b[i]));
    }
    return max;
  }
}

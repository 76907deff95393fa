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
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Form;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** What each face makes of a signal of whole hops. */
final class Faces {

  private Faces() {}

  static float[] training(Network network, Weights weights, float[] signal) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchNetwork torch = new TorchNetwork(network, weights)) {
      return Tensors.values(torch.forward(Tensors.batch(new float[][] {signal})));
    }
  }

  static float[] offline(Network network, Weights weights, float[] signal) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxGraphs.offline(network, weights));
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(signal), new long[] {1, signal.length});
        OrtSession.Result result = session.run(Map.of(OnnxGraphs.AUDIO, input))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }

  static float[] streamed(
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

  static float[] run(HopStream stream, float[] signal) throws ModelException {
    float[] out = new float[signal.length];
    for (int at = 0; at < signal.length; at += stream.hopFrames()) {
      stream.process(signal, at, out, at);
    }
    return out;
  }

  static double maxDifference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double max = 0;
    for (int i = 0; i < a.length; i++) {
      max = Math.max(max, Math.abs(a[i] - b[i]));
    }
    return max;
  }
}

package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.OnnxGraphs;
import dev.nightjar.engine.onnx.Precision;
import dev.nightjar.engine.onnx.SingGraphs;
import dev.nightjar.train.network.TorchSing.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** SING's training and streaming faces compute the same, and what its authors' code computes. */
class SingFacesTest {

  private static final double TOLERANCE = 1e-5;

  /** The sizes of the reference's small network. */
  private static final Sing SMALL =
      new Sing(11, 120, 6, 16, 8, 2, 4, 28, 3, 16, 32, 9, 1024, 256, 5376, 16_000);

  @Test
  void theTrainingFaceEqualsTheReference() throws Exception {
    Weights reference = reference();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(SMALL, withEncoder(reference))) {
      Tensor codes = sing.generate(sing.conditions(symbols(reference), 0, SMALL.steps()));
      assertThat(maxDifference(codes, reference.get("expected.codes").values()))
          .isLessThan(TOLERANCE);
      assertThat(maxDifference(sing.decode(codes), reference.get("expected.sound").values()))
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void stretchesThatHandTheirStateOnEqualOneStretch() throws Exception {
    Weights reference = reference();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(SMALL, withEncoder(reference))) {
      Map<String, LstmState> states = new HashMap<>();
      List<Symbol> notes = symbols(reference);
      Tensor first = sing.generate(sing.conditions(notes, 0, 16), states);
      Tensor rest = sing.generate(sing.conditions(notes, 16, SMALL.steps() - 16), states);
      assertThat(
              maxDifference(Tensors.cat(2, first, rest), reference.get("expected.codes").values()))
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void theStreamingFaceEqualsTheReferenceWhateverTheStepsACall() throws Exception {
    Weights reference = reference();
    OnnxGraphs.Streaming graph = SingGraphs.synthesizer(SMALL, reference, Precision.FP32);
    float[] expected = reference.get("expected.sound").values();
    for (int[] calls : List.of(new int[] {36}, new int[] {13, 1, 1, 5, 16}, new int[] {9, 9, 18})) {
      float[][] sound = streamed(graph, reference, calls);
      int frames = SMALL.decodedFrames();
      int early = SMALL.steps() * SMALL.stride() - frames;
      for (int note = 0; note < sound.length; note++) {
        float[] part = Arrays.copyOfRange(sound[note], early, early + frames);
        float[] wanted = Arrays.copyOfRange(expected, note * frames, (note + 1) * frames);
        assertThat(maxDifference(part, wanted)).as(Arrays.toString(calls)).isLessThan(TOLERANCE);
      }
    }
  }

  @Test
  void quantizedIsNearTheReference() throws Exception {
    Weights reference = reference();
    float[] expected = reference.get("expected.sound").values();
    for (Precision precision : List.of(Precision.FP16, Precision.INT8)) {
      OnnxGraphs.Streaming graph = SingGraphs.synthesizer(SMALL, reference, precision);
      float[][] sound = streamed(graph, reference, 36);
      int frames = SMALL.decodedFrames();
      int early = SMALL.steps() * SMALL.stride() - frames;
      double error = 0;
      double power = 0;
      for (int i = 0; i < expected.length; i++) {
        error += Math.pow(sound[i / frames][early + i % frames] - expected[i], 2);
        power += Math.pow(expected[i], 2);
      }
      assertThat(10 * Math.log10(power / error)).as(precision.name()).isGreaterThan(20);
    }
  }

  @Test
  void theEncoderGivesAsManyCodesAsANoteHasSteps() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(SMALL, Weights.initial(SMALL.parameters(), 1))) {
      float[] padded = new float[SMALL.noteFrames() + 2 * SMALL.paddingFrames()];
      Tensor codes = sing.encode(Tensors.batch(new float[][] {padded}));
      assertThat(codes.size(2)).isEqualTo(SMALL.steps());
      assertThat(sing.decode(codes).size(1)).isEqualTo(SMALL.decodedFrames());
    }
  }

  @Test
  void theThesisNoteHasItsSizes() {
    Sing thesis = Sing.thesis(1006);
    assertThat(thesis.steps()).isEqualTo(265);
    assertThat(thesis.paddingFrames()).isEqualTo(2304);
    assertThat(thesis.marginFrames()).isEqualTo(512);
  }

  private static Weights reference() throws IOException {
    try (InputStream in =
        SingFacesTest.class.getResourceAsStream("/parity/sing-small.safetensors")) {
      return SafeTensors.parse(in.readAllBytes(), "sing-small").weights();
    }
  }

  /** The reference's weights, and an encoder's, which it comes without. */
  private static Weights withEncoder(Weights reference) {
    Map<String, Weights.Tensor> all = Weights.initial(SMALL.parameters(), 1).tensors();
    all.replaceAll(
        (name, initial) ->
            name.startsWith("encoder.") ? initial : reference.get(name, initial.shape()));
    return new Weights(all);
  }

  private static List<Symbol> symbols(Weights reference) {
    float[] instruments = reference.get("expected.instrument").values();
    float[] pitches = reference.get("expected.pitch").values();
    float[] velocities = reference.get("expected.velocity").values();
    return IntStream.range(0, instruments.length)
        .mapToObj(i -> new Symbol((int) instruments[i], (int) pitches[i], (int) velocities[i]))
        .toList();
  }

  private static float[][] streamed(OnnxGraphs.Streaming graph, Weights reference, int... calls)
      throws OrtException {
    List<Symbol> notes = symbols(reference);
    float[] conditions;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(SMALL, withEncoder(reference))) {
      conditions = Tensors.values(sing.conditions(notes, 0, SMALL.steps()).transpose(1, 2));
    }
    int size = SMALL.conditionSize();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float[][] state = new float[notes.size()][graph.stateSize()];
    List<List<Float>> sounds = new ArrayList<>();
    notes.forEach(note -> sounds.add(new ArrayList<>()));
    try (OrtSession session = environment.createSession(graph.model())) {
      int step = 0;
      for (int steps : calls) {
        FloatBuffer in = FloatBuffer.allocate(notes.size() * steps * size);
        for (int note = 0; note < notes.size(); note++) {
          in.put(conditions, (note * SMALL.steps() + step) * size, steps * size);
        }
        try (OnnxTensor input =
                OnnxTensor.createTensor(
                    environment, in.flip(), new long[] {notes.size(), steps, size});
            OnnxTensor before = OnnxTensor.createTensor(environment, state);
            OrtSession.Result result =
                session.run(Map.of(SingGraphs.CONDITIONS, input, SingGraphs.STATE, before))) {
          float[][] sound = (float[][]) result.get(SingGraphs.SOUND).orElseThrow().getValue();
          for (int note = 0; note < sound.length; note++) {
            for (float sample : sound[note]) {
              sounds.get(note).add(sample);
            }
          }
          state = (float[][]) result.get(SingGraphs.NEXT_STATE).orElseThrow().getValue();
        }
        step += steps;
      }
    }
    float[][] joined = new float[notes.size()][SMALL.steps() * SMALL.stride()];
    for (int note = 0; note < joined.length; note++) {
      for (int n = 0; n < joined[note].length; n++) {
        joined[note][n] = sounds.get(note).get(n);
      }
    }
    return joined;
  }

  private static double maxDifference(Tensor tensor, float[] expected) {
    return maxDifference(Tensors.values(tensor), expected);
  }

  private static double maxDifference(float[] got, float[] expected) {
    assertThat(got).hasSameSizeAs(expected);
    double max = 0;
    for (int i = 0; i < got.length; i++) {
      max = Math.max(max, Math.abs(got[i] - expected[i]));
    }
    return max;
  }
}

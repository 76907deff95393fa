package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightjar.engine.measure.PitchDeviation;
import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.InverseDft;
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
  void carriersAreShapedAlikeInBothFaces() throws Exception {
    Sing shaping = new Sing(3, 128, 2, 4, 4, 2, 2, 12, 2, 8, 16, 9, 1024, 256, 5376, 16_000, true);
    Weights weights = Weights.initial(shaping.parameters(), 4);
    List<Symbol> notes = List.of(new Symbol(0, 60, 1), new Symbol(2, 97, 0));
    OnnxGraphs.Streaming graph = SingGraphs.synthesizer(shaping, weights, Precision.FP32);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(shaping, weights)) {
      Tensor codes = sing.generate(sing.conditions(notes, 0, shaping.steps()));
      float[] expected =
          Tensors.values(sing.decode(sing.withCarriers(codes, notes, new int[notes.size()])));
      float[][] sound = streamed(shaping, graph, conditions(sing, notes), 2, 13, 4, 19);
      int frames = shaping.decodedFrames();
      int early = shaping.steps() * shaping.stride() - frames;
      for (int note = 0; note < 2; note++) {
        float[] part = Arrays.copyOfRange(sound[note], early, early + frames);
        float[] wanted = Arrays.copyOfRange(expected, note * frames, (note + 1) * frames);
        assertThat(maxDifference(part, wanted)).isLessThan(TOLERANCE);
        assertThat(maxDifference(wanted, new float[frames])).isGreaterThan(0.01);
      }
    }
  }

  @Test
  void carriersWithGainsOfOneAreThePitchsTone() {
    Carriers carriers = new Carriers(SMALL);
    float[][] spectra = carriers.of(69);
    float[] kernel = InverseDft.kernel(1024).values();
    float[] sound = new float[SMALL.steps() * 256 + 768];
    for (int step = 0; step < SMALL.steps(); step++) {
      for (int channel = 0; channel < 1026; channel++) {
        // What lies above 1600 Hz says no more of the pitch.
        if (channel % 513 > 102) {
          continue;
        }
        for (int n = 0; n < 1024; n++) {
          sound[step * 256 + n] += spectra[step][channel] * kernel[channel * 1024 + n];
        }
      }
    }
    float[] whole = Arrays.copyOfRange(sound, 768, 768 + 8192);
    assertThat(PitchDeviation.cents(whole, 16_000, 440).orElseThrow()).isBetween(-0.5, 0.5);
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
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        TorchSing sing = new TorchSing(SMALL, withEncoder(reference))) {
      return streamed(SMALL, graph, conditions(sing, notes), notes.size(), calls);
    }
  }

  /** {@code [notes][steps][conditionSize]}. */
  private static float[] conditions(TorchSing sing, List<Symbol> notes) {
    Tensor embeddings = sing.conditions(notes, 0, sing.sing().steps());
    Tensor all = sing.withCarriers(embeddings, notes, new int[notes.size()]);
    return Tensors.values(all.transpose(1, 2));
  }

  private static float[][] streamed(
      Sing sing, OnnxGraphs.Streaming graph, float[] conditions, int count, int... calls)
      throws OrtException {
    int size = sing.conditionSize();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float[][] state = new float[count][graph.stateSize()];
    List<List<Float>> sounds = new ArrayList<>();
    IntStream.range(0, count).forEach(note -> sounds.add(new ArrayList<>()));
    try (OrtSession session = environment.createSession(graph.model())) {
      int step = 0;
      for (int steps : calls) {
        FloatBuffer in = FloatBuffer.allocate(count * steps * size);
        for (int note = 0; note < count; note++) {
          in.put(conditions, (note * sing.steps() + step) * size, steps * size);
        }
        try (OnnxTensor input =
                OnnxTensor.createTensor(environment, in.flip(), new long[] {count, steps, size});
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
    float[][] joined = new float[count][sing.steps() * sing.stride()];
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

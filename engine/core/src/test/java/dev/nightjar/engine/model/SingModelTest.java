package dev.nightjar.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.onnx.Precision;
import dev.nightjar.engine.onnx.SingGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small SING of random weights with carriers. */
class SingModelTest {

  private static final Sing SMALL =
      new Sing(2, 128, 2, 4, 4, 2, 2, 40, 2, 16, 80, 5, 1_024, 256, 64_000, 16_000, true);
  private static final int STEPS = 12;
  private static final NoteRequest NOTE = new NoteRequest(0, 1, 5, 45, 90);
  private static final float TOLERANCE = 1e-5f;

  @TempDir private static Path folder;

  private static Weights weights;

  @BeforeAll
  static void write() throws IOException {
    weights = Weights.initial(SMALL.synthesizerParameters(), 5);
    float[] levels = new float[2 * 128 * 2];
    Arrays.fill(levels, 12);
    PackageWriter.writeInstruments(
        folder,
        SMALL,
        weights,
        new PackageWriter.Instruments(
            List.of(
                new InstrumentCard.Entry("left", 30, 90),
                new InstrumentCard.Entry("right", 30, 90)),
            List.of(40, 120),
            48_000,
            new Weights.Tensor(new Parameter.Shape(2, 128, 2), levels)),
        new PackageWriter.Details(
            "small", "1", List.of(), Map.of(), List.of("test"), "CC0-1.0", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp16", "int8"})
  void aNoteIsTheSameInHoweverManyCalls(String precision) throws ModelException {
    try (SingModel model = load(precision)) {
      float[] once = play(model, NOTE, STEPS);
      assertThat(peak(once)).isGreaterThan(0.05f);
      for (int steps : new int[] {1, 3, 4}) {
        assertSame(play(model, NOTE, steps), once);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp16", "int8"})
  void aPreparedNoteIsTheSame(String precision) throws ModelException {
    try (SingModel model = load(precision)) {
      float[] fresh = play(model, NOTE, 1);
      List<NoteRequest> several = new ArrayList<>(List.of(NOTE));
      for (int i = 0; i < 70; i++) {
        several.add(new NoteRequest(1, 1, 0, 30 + i % 60, 4 + i));
      }
      assertThat(model.isPrepared(NOTE)).isFalse();
      model.prepare(several);
      for (NoteRequest request : several) {
        assertThat(model.isPrepared(request)).isTrue();
      }
      assertSame(play(model, NOTE, 1), fresh);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp16", "int8"})
  void aNoteIsTheSameWhateverIsRenderedBesideIt(String precision) throws ModelException {
    try (SingModel model = load(precision)) {
      float[] alone = play(model, NOTE, 4);
      model.prepare(List.of(new NoteRequest(1, 1, 0, 61, 30)));
      for (int beside : new int[] {1, 2, 7, 15, 70}) {
        List<NoteRenderer.Note> notes = new ArrayList<>();
        for (int i = 0; i < beside; i++) {
          notes.add(model.begin(new NoteRequest(1, 1, 0, 60 + i % 30, 30 + i)));
        }
        notes.add(model.begin(NOTE));
        float[] sound = new float[STEPS * SMALL.stride()];
        float[][] into = new float[beside + 1][4 * SMALL.stride()];
        for (int done = 0; done < STEPS; done += 4) {
          model.render(notes, 4, into);
          System.arraycopy(into[beside], 0, sound, done * SMALL.stride(), into[beside].length);
        }
        assertSame(sound, alone);
      }
    }
  }

  @Test
  void twinsPlayOnUntilTheLastIsClosed() throws ModelException {
    SingModel model = load("fp16");
    SingModel twin = model.twin();
    float[] alone = play(model, NOTE, STEPS);
    model.close();
    // Closing once more is not the twin's end.
    model.close();
    assertSame(play(twin, NOTE, STEPS), alone);
    twin.close();
    assertThatThrownBy(twin::twin)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void preparingMoreThanThereIsRoomForForgetsTheOldest() throws ModelException {
    try (SingModel model = load("fp16")) {
      int most = model.mostPrepared();
      PreparedStates states = new PreparedStates(model.card().stateSize());
      float[] state = new float[0];
      for (int i = 0; i <= most; i++) {
        states.put(new NoteRequest(i, i, 0, 60, 100), state);
      }
      assertThat(states.has(new NoteRequest(0, 0, 0, 60, 100))).isFalse();
      assertThat(states.has(new NoteRequest(1, 1, 0, 60, 100))).isTrue();
      assertThat(states.has(new NoteRequest(most, most, 0, 60, 100))).isTrue();
    }
  }

  @Test
  void aGraphThatMakesSoundOfAllStepsSoundsTheSame(@TempDir Path early) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, early.resolve(file.getFileName()));
      }
    }
    Files.write(
        early.resolve("model-fp16.onnx"),
        SingGraphs.synthesizer(SMALL, weights, Precision.FP16).model());
    try (SingModel model = load("fp16");
        SingModel all = SingModel.load(InstrumentPackage.open(early), "fp16", Provider.CPU, 1)) {
      assertSame(play(model, NOTE, 3), play(all, NOTE, 3));
      all.prepare(List.of(NOTE));
      assertSame(play(all, NOTE, 1), play(model, NOTE, 1));
    }
  }

  private static SingModel load(String precision) throws ModelException {
    return SingModel.load(InstrumentPackage.open(folder), precision, Provider.CPU, 1);
  }

  private static float[] play(SingModel model, NoteRequest request, int stepsInCall) {
    List<NoteRenderer.Note> note = List.of(model.begin(request));
    int frames = stepsInCall * SMALL.stride();
    float[][] into = new float[1][frames];
    float[] sound = new float[STEPS * SMALL.stride()];
    for (int done = 0; done < sound.length; done += frames) {
      model.render(note, stepsInCall, into);
      System.arraycopy(into[0], 0, sound, done, frames);
    }
    return sound;
  }

  private static void assertSame(float[] actual, float[] expected) {
    float[] difference = actual.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= expected[i];
    }
    assertThat(peak(difference)).isLessThan(TOLERANCE);
  }

  private static float peak(float[] sound) {
    float peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}

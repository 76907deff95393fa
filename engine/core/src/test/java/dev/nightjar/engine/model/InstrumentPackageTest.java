package dev.nightjar.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.NoteRequest;
import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentPackageTest {

  private static final Sing SING =
      new Sing(2, 128, 2, 4, 4, 2, 2, 16, 2, 8, 16, 5, 1024, 256, 16_384, 16_000);
  private static final float LEVEL_DB = 6;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Shape levels = new Shape(2, 128, 2);
    float[] values = new float[levels.count()];
    for (int i = 0; i < values.length; i++) {
      // The softer velocity is 20 dB softer.
      values[i] = i % 2 == 0 ? LEVEL_DB - 20 : LEVEL_DB;
    }
    PackageWriter.writeInstruments(
        folder,
        SING,
        Weights.initial(SING.synthesizerParameters(), 3),
        new PackageWriter.Instruments(
            List.of(
                new InstrumentCard.Entry("left", 30, 90),
                new InstrumentCard.Entry("right", 40, 80)),
            List.of(40, 120),
            12_288,
            new Weights.Tensor(levels, values)),
        new PackageWriter.Details(
            "small", "1", List.of("none"), Map.of(), List.of("test"), "CC0-1.0", List.of()));
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    InstrumentCard card = InstrumentPackage.open(folder).card();
    assertThat(InstrumentCard.read(card.json(), "again")).isEqualTo(card);
    try (SingModel model = open("fp16")) {
      assertThat(model.instruments()).containsExactly("left", "right");
      assertThat(model.pitches(1)).isEqualTo(new NoteRenderer.PitchRange(40, 80));
      assertThat(model.noteFrames()).isEqualTo(16_384);
      assertThat(model.releaseFrame()).isEqualTo(12_288);
    }
  }

  @Test
  void aNoteSoundsTheSameWhateverIsRenderedBesideItAndInWhateverSteps() throws Exception {
    try (SingModel model = open("fp16")) {
      float[] alone = render(model, 64, request(0, 0, 60, 100));
      float[] inSteps = render(model, 3, request(0, 0, 60, 100));
      float[] inCompany =
          render(model, 7, request(0, 0, 60, 100), request(1, 16, 50, 40), request(0, 8, 70, 90));
      assertThat(peak(alone)).isGreaterThan(1e-3f);
      for (int n = 0; n < alone.length; n++) {
        assertThat(inSteps[n]).isCloseTo(alone[n], within(1e-5f));
        assertThat(inCompany[n]).isCloseTo(alone[n], within(1e-5f));
      }
    }
  }

  @Test
  void aMorphGoesFromOneInstrumentToTheOther() throws Exception {
    try (SingModel model = open("fp16")) {
      float[] left = render(model, 64, new NoteRequest(0, 1, 0, 60, 120));
      float[] half = render(model, 64, new NoteRequest(0, 1, 8, 60, 120));
      float[] right = render(model, 64, new NoteRequest(0, 1, 16, 60, 120));
      float[] alone = render(model, 64, new NoteRequest(0, 0, 0, 60, 120));
      float[] other = render(model, 64, new NoteRequest(1, 1, 0, 60, 120));
      assertThat(distance(left, alone)).isLessThan(1e-6);
      assertThat(distance(right, other)).isLessThan(1e-6);
      assertThat(distance(left, half)).isLessThan(distance(left, right));
    }
  }

  @Test
  void velocityMovesTheLevelInDecibels() throws Exception {
    try (SingModel model = open("fp16")) {
      // Halfway between the velocities of the table the level is halfway in dB.
      Conditions conditions = new Conditions(model.card(), InstrumentPackage.open(folder).tables());
      assertThat(conditions.gain(request(0, 0, 60, 127))).isCloseTo(2, within(0.01f));
      assertThat(conditions.gain(request(0, 0, 60, 80))).isCloseTo(0.631f, within(0.01f));
      assertThat(conditions.gain(request(0, 0, 60, 40))).isCloseTo(0.2f, within(0.01f));
      // Below the softest it goes on falling, by the square.
      assertThat(conditions.gain(request(0, 0, 60, 20))).isCloseTo(0.05f, within(0.003f));
    }
  }

  @Test
  void int8IsNearFp16() throws Exception {
    try (SingModel model = open("fp16");
        SingModel quantized = open("int8")) {
      float[] exact = render(model, 64, request(0, 0, 60, 100));
      float[] near = render(quantized, 64, request(0, 0, 60, 100));
      double error = distance(exact, near);
      double power = distance(exact, new float[exact.length]);
      assertThat(error).isLessThan(0.1 * power);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\" : \"instrument\" | \"kind\" : \"denoiser\" | kind",
        "\"releaseFrame\" : 12288 | \"releaseFrame\" : 99999 | releaseFrame",
        "\"lowest\" : 40 | \"lowest\" : 95 | instruments",
        "\"velocities\" : [ 40, 120 ] | \"velocities\" : [ 120, 40 ] | velocities",
        "\"instruments\" : 2 | \"instruments\" : 3 | instruments",
        "tables.safetensors | ../../tables | files"
      })
  void aFieldThatIsWrongIsNamed(String right, String wrong, String field) throws Exception {
    Path file = folder.resolve("card.json");
    String card = Files.readString(file);
    assertThat(card).contains(right);
    Files.writeString(file, card.replace(right, wrong));
    assertThatThrownBy(() -> open("fp16"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("card.json")
        .hasMessageContaining("'" + field);
  }

  @Test
  void filesThatAreMissingOrNotWhatTheCardSaysAreNamed() throws Exception {
    assertThatThrownBy(() -> open("fp64"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("fp64")
        .hasMessageContaining("int8");
    Map<String, Weights.Tensor> tables = InstrumentPackage.open(folder).tables().tensors();
    tables.remove(Sing.PITCH_TABLE);
    SafeTensors.write(folder.resolve("tables.safetensors"), new Weights(tables), Map.of());
    assertThatThrownBy(() -> open("fp16"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("tables.safetensors")
        .hasMessageContaining(Sing.PITCH_TABLE);
    write();
    Files.write(folder.resolve("model-fp16.onnx"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> open("fp16"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(folder.toString());
    write();
    String card = Files.readString(folder.resolve("card.json"));
    Files.writeString(
        folder.resolve("card.json"), card.replaceAll("\"stateSize\" : \\d+", "\"stateSize\" : 7"));
    assertThatThrownBy(() -> open("fp16"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("does not fit its card");
  }

  private SingModel open(String precision) throws ModelException {
    return SingModel.load(InstrumentPackage.open(folder), precision, Provider.CPU, 1);
  }

  private static NoteRequest request(int instrument, int morph, int pitch, int velocity) {
    return new NoteRequest(instrument, 1, morph, pitch, velocity);
  }

  /** The first of the notes, whole. */
  private static float[] render(SingModel model, int steps, NoteRequest... requests) {
    List<NoteRenderer.Note> notes = new ArrayList<>();
    for (NoteRequest request : requests) {
      notes.add(model.begin(request));
    }
    float[] whole = new float[model.noteFrames()];
    float[][] into = new float[notes.size()][steps * model.stepFrames()];
    int done = 0;
    while (done < whole.length) {
      int now = Math.min(steps, (whole.length - done) / model.stepFrames());
      model.render(notes, now, into);
      System.arraycopy(into[0], 0, whole, done, now * model.stepFrames());
      done += now * model.stepFrames();
      assertThat(notes.get(0).renderedFrames()).isEqualTo(done);
    }
    return whole;
  }

  private static float peak(float[] sound) {
    float peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += Math.pow(a[n] - b[n], 2);
    }
    return sum;
  }
}

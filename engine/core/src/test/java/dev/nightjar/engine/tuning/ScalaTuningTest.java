package dev.nightjar.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalaTuningTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final Scale TWELVE =
      new Scale("", IntStream.rangeClosed(1, 12).mapToObj(note -> note * 100.0).toList());

  @Test
  void twelveEqualStepsAreEqualTemperament() {
    ScalaTuning tuning = new ScalaTuning(TWELVE);
    for (int key = 0; key < 128; key++) {
      assertThat(tuning.pitch(key)).isEqualTo(EqualTuning.STANDARD.pitch(key), EXACT);
    }
  }

  @Test
  void withoutAMappingKeysPlayDegreesOneByOne() {
    ScalaTuning tuning = new ScalaTuning(new Scale("fifths", List.of(700.0, 1200.0)));
    assertThat(tuning.pitch(69)).isEqualTo(69, EXACT);
    assertThat(tuning.pitch(70) - tuning.pitch(69)).isEqualTo(5, EXACT);
    assertThat(tuning.pitch(71) - tuning.pitch(69)).isEqualTo(12, EXACT);
    assertThat(tuning.pitch(60) - tuning.pitch(69)).isEqualTo(-55, EXACT);
  }

  @Test
  void whiteKeysAloneMayPlay() {
    int x = KeyboardMapping.SILENT;
    KeyboardMapping white =
        new KeyboardMapping(
            0, 127, 60, 60, 261.6255653005986, 7, List.of(0, x, 1, x, 2, 3, x, 4, x, 5, x, 6));
    Scale seven = new Scale("", List.of(200.0, 400.0, 500.0, 700.0, 900.0, 1100.0, 1200.0));
    ScalaTuning tuning = new ScalaTuning(seven, white);
    for (int key : new int[] {48, 60, 62, 64, 65, 67, 69, 71, 72, 84}) {
      assertThat(tuning.pitch(key)).isEqualTo(key, EXACT);
    }
    assertThat(tuning.pitch(61)).isNaN();
    assertThat(tuning.pitch(70)).isNaN();
  }

  @Test
  void theFormalOctaveSetsRepetitionsApart() {
    KeyboardMapping mapping = new KeyboardMapping(0, 127, 60, 69, 440, 7, List.of(0, 1));
    ScalaTuning tuning = new ScalaTuning(TWELVE, mapping);
    assertThat(tuning.pitch(62) - tuning.pitch(60)).isEqualTo(7, EXACT);
    assertThat(tuning.pitch(61) - tuning.pitch(60)).isEqualTo(1, EXACT);
    assertThat(tuning.pitch(59) - tuning.pitch(60)).isEqualTo(-6, EXACT);
  }

  @Test
  void keysOutsideOfTheRangeStayInEqualTemperament() {
    KeyboardMapping mapping = new KeyboardMapping(48, 72, 60, 69, 432, 0, List.of());
    ScalaTuning tuning = new ScalaTuning(TWELVE, mapping);
    assertThat(tuning.pitch(47)).isEqualTo(47);
    assertThat(tuning.pitch(73)).isEqualTo(73);
    assertThat(tuning.pitch(48)).isEqualTo(48 - 0.31766653633, within(1e-6));
  }

  @Test
  void inaudibleKeysStaySilent() {
    ScalaTuning tuning = new ScalaTuning(new Scale("", List.of(38_400.0)));
    assertThat(tuning.pitch(69)).isEqualTo(69);
    assertThat(tuning.pitch(70)).isNaN();
    assertThat(tuning.pitch(0)).isNaN();
  }

  @Test
  void filesAreRead(@TempDir Path folder) throws IOException {
    Path scl = Files.writeString(folder.resolve("a.scl"), "octaves\n1\n2/1\n");
    Path kbm = Files.writeString(folder.resolve("a.kbm"), "0\n0\n127\n60\n60\n440.0\n1\n");
    assertThat(ScalaTuning.read(scl, kbm).pitch(61)).isEqualTo(81, EXACT);
    assertThat(ScalaTuning.read(scl, null).pitch(68)).isEqualTo(57, EXACT);
  }

  /** Whatever scale and map: the reference key has its frequency, and the map repeats. */
  @Property(tries = 200)
  void theReferenceKeySoundsItsFrequencyAndTheMapRepeats(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 1, max = 400) Double> cents,
      @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> degrees,
      @ForAll @IntRange(max = 127) int middle,
      @ForAll @IntRange(max = 127) int reference,
      @ForAll @DoubleRange(min = 100, max = 1000) double hz) {
    KeyboardMapping mapping =
        new KeyboardMapping(0, 127, middle, reference, hz, cents.size(), degrees);
    ScalaTuning tuning = new ScalaTuning(new Scale("", cents), mapping);
    assertThat(440 * Math.pow(2, (tuning.pitch(reference) - 69) / 12)).isEqualTo(hz, within(1e-6));
    int period = degrees.isEmpty() ? cents.size() : degrees.size();
    double octave = cents.get(cents.size() - 1) / 100;
    for (int key = 0; key + period < 128; key++) {
      double step = tuning.pitch(key + period) - tuning.pitch(key);
      if (!Double.isNaN(step)) {
        assertThat(step).isEqualTo(octave, within(1e-6));
      }
    }
  }
}

package dev.nightjar.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @Test
  void centsAndRatiosAreRead() throws TuningException {
    Scale scale = parse("! meanquar.scl\n!\nQuarter-comma\n 4\n!\n 76.04900\n 5/4\n 3/2 g\n2\n");
    assertThat(scale.description()).isEqualTo("Quarter-comma");
    assertThat(scale.cents()).hasSize(4);
    assertThat(scale.cents().get(0)).isEqualTo(76.049);
    assertThat(scale.cents().get(1)).isEqualTo(386.3137, within(1e-4));
    assertThat(scale.cents().get(3)).isEqualTo(1200, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "81/64",
        "408.0",
        "408.",
        "5",
        "-5.0",
        "10/20",
        "100.0 cents",
        " 100.0 C#",
        " 5/4   E\\",
        "3 / 2",
        ".5",
        "\t7/4\t"
      })
  void validPitchLinesAreAccepted(String line) throws TuningException {
    assertThat(parse("x\n1\n" + line).cents()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-5/4 | a ratio can't be negative, as it is in '-5/4'",
        "5/-4 | a ratio can't be negative, as it is in '5/-4'",
        "0/4 | both parts of a ratio must be 1 to 2147483647, not '0'",
        "4/0 | both parts of a ratio must be 1 to 2147483647, not '0'",
        "2147483648 | both parts of a ratio must be 1 to 2147483647, not '2147483648'",
        "3/2/1 | a pitch must be cents with a period, as 701.955, or a ratio, as 3/2, not '3/2/1'",
        "5,4 | a pitch must be cents with a period, as 701.955, or a ratio, as 3/2, not '5,4'",
        "fifth | a pitch must be cents with a period, as 701.955, or a ratio, as 3/2, not 'fifth'",
        "99999.0 | a pitch must be within 38400 cents, not '99999.0'",
      })
  void wrongPitchesAreNamedWithTheirLine(String line, String message) {
    assertThatThrownBy(() -> parse("! comment\nx\n2\n100.0\n" + line))
        .isInstanceOf(TuningException.class)
        .hasMessage("my.scl, line 5: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | my.scl: the description is missing: the file ends too early",
        "x/ | my.scl: the number of notes is missing: the file ends too early",
        "x/y | my.scl, line 2: the number of notes must be a whole number, 0 to 4096, not 'y'",
        "x/-1 | my.scl, line 2: the number of notes must be a whole number, 0 to 4096, not '-1'",
        "x/9999999 | my.scl, line 2: the number of notes must be a whole number, 0 to 4096, not",
        "x/2/5/ | my.scl: degree 2 of 2 is missing: the file ends too early",
        "x/2/5//2 | my.scl, line 4: a pitch must be cents with a period, as 701.955, or",
      })
  void brokenFilesAreExplained(String lines, String message) {
    assertThatThrownBy(() -> parse(lines.replace("'", "").replace('/', '\n')))
        .isInstanceOf(TuningException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void descriptionsMayBeEmptyAndScalesToo() throws TuningException {
    assertThat(parse("\n0\n")).isEqualTo(new Scale("", List.of()));
  }

  @Test
  void lineEndsOfAllSystemsAndAByteOrderMarkAreUnderstood() throws TuningException {
    assertThat(parse("\u00ef\u00bb\u00bf! c\r\nx\r\n1\r\n2/1")).isEqualTo(parse("x\r1\r2/1\r"));
  }

  @Test
  void hugeFilesAreRefused() {
    assertThatThrownBy(() -> Scale.parse(new byte[ScalaLines.MAX_BYTES + 1], "my.scl"))
        .hasMessage("my.scl is larger than 1048576 bytes");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Scale.read(folder.resolve("none.scl")))
        .isInstanceOf(TuningException.class)
        .hasMessageEndingWith("none.scl: there is no such file");
  }

  @Property(tries = 100)
  void whatIsWrittenInCentsIsRead(
      @ForAll @Size(max = 40) List<@DoubleRange(min = -2000, max = 2000) Double> cents)
      throws TuningException {
    String lines =
        cents.stream()
            .map(value -> String.format(Locale.ROOT, "%.9f", value))
            .collect(Collectors.joining("\n"));
    Scale scale = parse("x\n" + cents.size() + "\n" + lines + "\n");
    for (int i = 0; i < cents.size(); i++) {
      assertThat(scale.cents().get(i)).isEqualTo(cents.get(i), within(1e-8));
    }
  }

  private static Scale parse(String text) throws TuningException {
    return Scale.parse(text.getBytes(StandardCharsets.ISO_8859_1), "my.scl");
  }
}

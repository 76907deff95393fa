package dev.nightjar.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyboardMappingTest {

  @Test
  void aMappingIsRead() throws TuningException {
    assertThat(parse("! map /4/10/100/60/62/432.5 Hz/12/0/! black/x/2/X"))
        .isEqualTo(
            new KeyboardMapping(
                10,
                100,
                60,
                62,
                432.5,
                12,
                List.of(0, KeyboardMapping.SILENT, 2, KeyboardMapping.SILENT)));
  }

  @Test
  void entriesLeftOutAtTheEndAreSilent() throws TuningException {
    assertThat(parse("3/0/127/60/60/261.6/7/0///").degrees())
        .containsExactly(0, KeyboardMapping.SILENT, KeyboardMapping.SILENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "99999 | , line 1: the map's size must be a whole number, 0 to 4096, not '99999'",
        "12/0/127/60/69/loud | , line 6: the reference frequency must be 1 to 25000 Hz, not 'loud'",
        "12/0/127/60/69/0 | , line 6: the reference frequency must be 1 to 25000 Hz, not '0'",
        "12/0/128 | , line 3: the last key must be a whole number, 0 to 127, not '128'",
        "12/9/8 | , line 3: the last key must be a whole number, 9 to 127, not '8'",
        "12/0/127/60 | : the reference key is missing: the file ends too early",
        "1/0/127/60/69/440/12/0/1 | , line 9: there are more entries than the map's size, 1",
        "1/0/127/60/69/440/12/y | , line 8: a degree, unless it is x, must be a whole number, -4096",
        "2/0/127/60/69/440/12/0/x | : the reference key 69 is unmapped, so that nothing has a pitch",
      })
  void brokenFilesAreExplained(String lines, String message) {
    assertThatThrownBy(() -> parse(lines))
        .isInstanceOf(TuningException.class)
        .hasMessageStartingWith("my.kbm" + message);
  }

  /** With slashes for line ends. */
  private static KeyboardMapping parse(String lines) throws TuningException {
    return KeyboardMapping.parse(
        lines.replace('/', '\n').getBytes(StandardCharsets.ISO_8859_1), "my.kbm");
  }
}

package dev.nightjar.engine.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.preset.Preset.Envelope;
import dev.nightjar.engine.preset.Preset.Filter;
import dev.nightjar.engine.preset.Preset.Pitch;
import dev.nightjar.engine.preset.Preset.Stage;
import dev.nightjar.engine.preset.Preset.Timbre;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetFileTest {

  private static final String PIANO = "'name': 'p', 'timbre': {'instrument': 'piano'}";

  @Test
  void whatIsLeftOutHasItsDefault() throws PresetException {
    assertThat(parse("{" + PIANO + "}"))
        .isEqualTo(
            new Preset(
                "p",
                "other",
                "",
                new Timbre("piano", null, 0, Timbre.NO_CONTROLLER, true),
                new Pitch(0, 0, 30, 5.5),
                new Envelope(0, 0, 1, 0.2),
                new Filter(20_000, 0, 0, 0, 0),
                new Stage(0, 0, 0, 0),
                0,
                0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'timbre': {'instrument': 'piano'}} | name is missing",
        "{'name': 'p'} | timbre.instrument is missing",
        "{PIANO, 'filter': {'cutoffHz': 5}} | filter.cutoffHz must be 20 to 20000, not 5",
        "{PIANO, 'filter': {'cutoffHz': '5'}} | filter.cutoffHz must be a number, not \"5\"",
        "{PIANO, 'filter': {'cutoffHz': null}} | filter.cutoffHz must be a number, not null",
        "{PIANO, 'filter': []} | filter must be an object, not a list",
        "{PIANO, 'filter': {'cutof': 5}} | filter.cutof is unknown; known here are cutoffHz, reso",
        "{PIANO, 'loud': true} | loud is unknown; known here are name, category",
        "{PIANO, 'gainDb': 1e999} | gainDb must be -60 to 12, not Infinity",
        "{PIANO, 'pitch': {'transposeSemitones': 0.5}} | pitch.transposeSemitones must be a whole",
        "{PIANO, 'pitch': {'transposeSemitones': 1e20}} | pitch.transposeSemitones must be a whole",
        "{PIANO, 'pitch': {'vibratoHz': 0}} | pitch.vibratoHz must be 0.1 to 20, not 0",
        "{'name': 'p', 'timbre': {'instrument': 'Piano'}} | timbre.instrument must be lower-case",
        "{'name': 'p', 'timbre': {'instrument': 'a', 'sustained': 1}} | timbre.sustained must be "
            + "true or false, not 1",
        "{'name': 'p', 'timbre': {'instrument': 'a', 'morph': 1}} | timbre.morphTo is missing",
        "{'name': 'p', 'timbre': {'instrument': 'a', 'morphTo': 'b', 'morphController': 0}} | "
            + "timbre.morphController must be 1 to 119, not 0",
        "{'name': '', 'timbre': {'instrument': 'a'}} | name must be 1 to 64 characters, not 0",
        "[] | a preset must be an object, not a list",
        "7 | a preset must be an object, not 7",
      })
  void messagesNameTheFieldAndWhatIsAllowed(String json, String message) {
    assertThatThrownBy(() -> parse(json.replace("PIANO", PIANO)))
        .isInstanceOf(PresetException.class)
        .hasMessageStartingWith("pad.json: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name': 'p', | pad.json, line 1: no JSON: ",
        "{PIANO} {} | pad.json, line 1: no JSON: ",
        "{PIANO, 'gainDb': 1, 'gainDb': 2} | pad.json, line 1: no JSON: Duplicate field 'gainDb'",
      })
  void whatIsNoJsonIsCalledSo(String json, String message) {
    assertThatThrownBy(() -> parse(json.replace("PIANO", PIANO)))
        .isInstanceOf(PresetException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void anEmptyFileIsNoPreset() {
    assertThatThrownBy(() -> PresetFile.parse(new byte[0], "pad.json"))
        .hasMessage("pad.json: a preset must be an object, not nothing");
  }

  @Test
  void hugeFilesAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("huge.json"), new byte[1 << 20]);
    assertThatThrownBy(() -> PresetFile.read(file))
        .isInstanceOf(PresetException.class)
        .hasMessage(file + " is larger than 65536 bytes");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> PresetFile.read(folder.resolve("none.json")))
        .isInstanceOf(PresetException.class)
        .hasMessageEndingWith("none.json: there is no such file");
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll @IntRange(min = -48, max = 48) int transpose,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @DoubleRange(min = 20, max = 20_000) double cutoffHz,
      @ForAll boolean sustained,
      @ForAll boolean morphs)
      throws PresetException {
    Preset preset =
        new Preset(
            "ein Klang",
            "pad",
            "\"quoted\"",
            new Timbre("a", morphs ? "b" : null, morphs ? share : 0, morphs ? 1 : -1, sustained),
            new Pitch(transpose, share, share, 1),
            new Envelope(share, share, share, 1),
            new Filter(cutoffHz, share, share, -share, share),
            new Stage(-share, share, share, share),
            -share,
            share);
    assertThat(PresetFile.parse(PresetFile.json(preset), "x")).isEqualTo(preset);
  }

  /** With apostrophes for quotation marks. */
  private static Preset parse(String json) throws PresetException {
    return PresetFile.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "pad.json");
  }
}

package dev.nightjar.engine.preset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.nightjar.engine.preset.Preset.Envelope;
import dev.nightjar.engine.preset.Preset.Filter;
import dev.nightjar.engine.preset.Preset.Pitch;
import dev.nightjar.engine.preset.Preset.Stage;
import dev.nightjar.engine.preset.Preset.Timbre;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Presets as JSON files, described by {@code preset.schema.json}. All fields but name and
 * instrument may be left out. [not real-time]
 */
public final class PresetFile {

  static final int MAX_BYTES = 1 << 16;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private PresetFile() {}

  /**
   * Reads a file.
   *
   * @throws PresetException naming file and field if it is no preset
   */
  public static Preset read(Path file) throws PresetException {
    String where = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MAX_BYTES + 1), where);
    } catch (PresetException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new PresetException(where + ": there is no such file", e);
    } catch (IOException e) {
      throw new PresetException(where + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads JSON.
   *
   * @param where names it in messages
   * @throws PresetException naming the field if it is no preset
   */
  public static Preset parse(byte[] json, String where) throws PresetException {
    JsonNode root = tree(json, where);
    try {
      return preset(new Fields(root));
    } catch (IllegalArgumentException e) {
      throw new PresetException(where + ": " + e.getMessage(), e);
    }
  }

  /** A preset as JSON, all fields written out. */
  public static byte[] json(Preset preset) {
    try {
      return JSON.writeValueAsBytes(preset);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a preset can always be written", e);
    }
  }

  static JsonNode tree(byte[] json, String where) throws PresetException {
    if (json.length > MAX_BYTES) {
      throw new PresetException(where + " is larger than " + MAX_BYTES + " bytes");
    }
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new PresetException(where + line + ": no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PresetException(where + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Preset preset(Fields fields) {
    Preset preset =
        new Preset(
            fields.text("name", null),
            fields.text("category", "other"),
            fields.text("description", ""),
            timbre(fields.object("timbre")),
            pitch(fields.object("pitch")),
            envelope(fields.object("envelope")),
            filter(fields.object("filter")),
            stage(fields.object("stage")),
            fields.number("gainDb", 0),
            fields.number("velocitySensitivity", 0));
    fields.end();
    return preset;
  }

  private static Timbre timbre(Fields fields) {
    Timbre timbre =
        new Timbre(
            fields.text("instrument", null),
            fields.text("morphTo", null),
            fields.number("morph", 0),
            fields.whole("morphController", Timbre.NO_CONTROLLER),
            fields.flag("sustained", true));
    fields.end();
    return timbre;
  }

  private static Pitch pitch(Fields fields) {
    Pitch pitch =
        new Pitch(
            fields.whole("transposeSemitones", 0),
            fields.number("fineCents", 0),
            fields.number("vibratoCents", 30),
            fields.number("vibratoHz", 5.5));
    fields.end();
    return pitch;
  }

  private static Envelope envelope(Fields fields) {
    Envelope envelope =
        new Envelope(
            fields.number("attackSeconds", 0),
            fields.number("decaySeconds", 0),
            fields.number("sustain", 1),
            fields.number("releaseSeconds", 0.2));
    fields.end();
    return envelope;
  }

  private static Filter filter(Fields fields) {
    Filter filter =
        new Filter(
            fields.number("cutoffHz", 20_000),
            fields.number("resonance", 0),
            fields.number("keyTracking", 0),
            fields.number("velocityOctaves", 0),
            fields.number("pressureOctaves", 0));
    fields.end();
    return filter;
  }

  private static Stage stage(Fields fields) {
    Stage stage =
        new Stage(
            fields.number("pan", 0),
            fields.number("width", 0),
            fields.number("chorus", 0),
            fields.number("reverb", 0));
    fields.end();
    return stage;
  }
}

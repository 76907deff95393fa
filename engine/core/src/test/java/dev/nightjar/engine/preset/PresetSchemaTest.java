package dev.nightjar.engine.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says the same as the reader does. */
class PresetSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = schema();

  /** A field with its description in the schema; {@code part} is empty for the preset itself. */
  record Field(String part, String name, JsonNode rule) {
    @Override
    public String toString() {
      return part.isEmpty() ? name : part + "." + name;
    }

    JsonNode in(ObjectNode preset) {
      return part.isEmpty() ? preset.get(name) : preset.get(part).get(name);
    }
  }

  private static JsonNode schema() {
    String name = "/dev/nightjar/presets/sounds/preset.schema.json";
    try (InputStream in = PresetSchemaTest.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    SCHEMA
        .get("properties")
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().has("properties")) {
                fields.add(new Field("", entry.getKey(), entry.getValue()));
              }
              entry
                  .getValue()
                  .path("properties")
                  .properties()
                  .forEach(
                      part ->
                          fields.add(new Field(entry.getKey(), part.getKey(), part.getValue())));
            });
    return fields;
  }

  static Stream<Field> numbers() {
    return fields().stream().filter(field -> field.rule().has("minimum"));
  }

  static Stream<Field> texts() {
    return fields().stream().filter(field -> field.rule().get("type").asText().equals("string"));
  }

  static Stream<Field> defaults() {
    return fields().stream().filter(field -> field.rule().has("default"));
  }

  @Test
  void theSchemaHasTheFieldsThatAPresetHas() throws IOException {
    JsonNode written = JSON.readTree(PresetFile.json(preset("{}")));
    Set<String> ofPreset = new TreeSet<>();
    written
        .properties()
        .forEach(
            entry -> {
              ofPreset.add(entry.getKey());
              entry
                  .getValue()
                  .properties()
                  .forEach(part -> ofPreset.add(entry.getKey() + "." + part.getKey()));
            });
    Set<String> ofSchema = new TreeSet<>();
    fields().forEach(field -> ofSchema.add(field.toString()));
    SCHEMA.get("properties").properties().stream()
        .filter(entry -> entry.getValue().has("properties"))
        .forEach(entry -> ofSchema.add(entry.getKey()));
    assertThat(ofSchema).isEqualTo(ofPreset);
  }

  @Test
  void neitherKnowsOtherFields() {
    assertThat(SCHEMA.findValues("additionalProperties"))
        .hasSize(6)
        .allMatch(is -> !is.asBoolean());
    SCHEMA
        .get("properties")
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThatThrownBy(() -> preset("{\"" + name + "\": {\"other\": 1}}"))
                    .isInstanceOf(PresetException.class));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersHaveTheRangesThatTheSchemaStates(Field field) throws IOException {
    double lowest = field.rule().get("minimum").asDouble();
    double highest = field.rule().get("maximum").asDouble();
    boolean whole = field.rule().get("type").asText().equals("integer");
    assertThat(value(field, with(field, lowest))).isEqualTo(lowest);
    assertThat(value(field, with(field, highest))).isEqualTo(highest);
    double beyond = whole ? 1 : 1e-6;
    assertRefused(field, with(field, lowest - beyond));
    assertRefused(field, with(field, highest + beyond));
    if (whole) {
      assertRefused(field, with(field, highest - 0.5));
    }
    if (field.rule().has("not")) {
      assertRefused(field, with(field, field.rule().get("not").get("const").asDouble()));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsHaveTheFormThatTheSchemaStates(Field field) throws IOException {
    if (field.rule().has("maxLength")) {
      int longest = field.rule().get("maxLength").asInt();
      PresetFile.parse(bytes(with(field, "a".repeat(longest))), "x");
      assertRefused(field, with(field, "a".repeat(longest + 1)));
    }
    String pattern = field.rule().get("pattern").asText();
    for (String text :
        List.of("a", "A", "a-1", "-a", "a b", "a\nb", "\u0085", "a".repeat(65), "")) {
      boolean fits =
          text.matches(pattern.substring(1, pattern.length() - 1))
              && text.length() >= field.rule().path("minLength").asInt()
              && text.length() <= field.rule().path("maxLength").asInt(Integer.MAX_VALUE);
      if (fits) {
        PresetFile.parse(bytes(with(field, text)), "x");
      } else {
        assertRefused(field, with(field, text));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void whatIsLeftOutIsAsTheSchemaStates(Field field) throws IOException {
    ObjectNode written = (ObjectNode) JSON.readTree(PresetFile.json(preset("{}")));
    JsonNode stated = field.rule().get("default");
    if (stated.isNumber()) {
      assertThat(field.in(written).asDouble()).isEqualTo(stated.asDouble());
    } else {
      assertThat(field.in(written)).isEqualTo(stated);
    }
  }

  private static double value(Field field, ObjectNode json) throws IOException {
    Preset preset = PresetFile.parse(bytes(json), "x");
    return field.in((ObjectNode) JSON.readTree(PresetFile.json(preset))).asDouble();
  }

  private static void assertRefused(Field field, ObjectNode json) {
    assertThatThrownBy(() -> PresetFile.parse(bytes(json), "x"))
        .isInstanceOf(PresetException.class)
        .hasMessageStartingWith("x: " + field);
  }

  private static ObjectNode with(Field field, double value) {
    return with(field, JsonNodeFactory.instance.numberNode(value));
  }

  private static ObjectNode with(Field field, String value) {
    return with(field, JsonNodeFactory.instance.textNode(value));
  }

  private static ObjectNode with(Field field, JsonNode value) {
    ObjectNode json = complete(JSON.createObjectNode());
    ObjectNode holder = field.part().isEmpty() ? json : json.withObject("/" + field.part());
    holder.set(field.name(), value);
    return json;
  }

  private static Preset preset(String json) throws IOException {
    return PresetFile.parse(bytes(complete((ObjectNode) JSON.readTree(json))), "x");
  }

  /** Adds what can't be left out, and something to morph to. */
  private static ObjectNode complete(ObjectNode json) {
    json.putIfAbsent("name", json.textNode("a"));
    if (!json.has("timbre")) {
      json.putObject("timbre").put("instrument", "a").put("morphTo", "b");
    }
    return json;
  }

  private static byte[] bytes(ObjectNode json) throws IOException {
    return JSON.writeValueAsBytes(json);
  }
}

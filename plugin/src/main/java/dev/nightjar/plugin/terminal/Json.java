package dev.nightjar.plugin.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Results for scripts. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** [any thread] Prints records, maps, lists and numbers as one JSON document. */
  public static void print(Console console, Object result) {
    try {
      console.out().println(MAPPER.writeValueAsString(result));
      console.out().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result could not be written as JSON.", e);
    }
  }

  /** A number as JSON can hold it: null for "cannot be said". */
  public static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}

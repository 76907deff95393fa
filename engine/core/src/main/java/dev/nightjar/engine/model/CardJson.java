package dev.nightjar.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Cards from and to JSON. */
final class CardJson {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private CardJson() {}

  /**
   * Reads a card; what its fields may be is left to it.
   *
   * @throws ModelException naming the field that is missing or wrong
   */
  static <T> T read(byte[] json, String where, Class<T> type) throws ModelException {
    try {
      T card = JSON.readValue(json, type);
      if (card == null) {
        throw new ModelException(where + " is no card: it holds nothing");
      }
      return card;
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(at -> at.getFieldName() == null ? "[]" : at.getFieldName())
              .collect(Collectors.joining("."));
      throw new ModelException(
          where + ": field '" + field + "' is wrong: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new ModelException(where + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (ModelException e) {
      throw e;
    } catch (IOException e) {
      throw new ModelException(where + " can't be read: " + e.getMessage(), e);
    }
  }

  static byte[] write(Object card) {
    try {
      return JSON.writeValueAsBytes(card);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card can always be written", e);
    }
  }

  /**
   * Checks of fields.
   *
   * @param where names the card in messages
   */
  record Fields(String where) {

    void require(boolean condition, String field, Object value) throws ModelException {
      if (!condition) {
        throw new ModelException(
            where + ": field '" + field + "' can't be " + (value == null ? "missing" : value));
      }
    }

    void requireName(String name) throws ModelException {
      require(name != null && name.matches("[A-Za-z0-9._-]{1,64}"), "name", name);
    }

    void requireFiles(Map<String, String> files) throws ModelException {
      require(!files.isEmpty(), "files", files);
      for (String file : files.values()) {
        boolean plain = file != null && file.matches("[A-Za-z0-9._-]+") && !file.startsWith(".");
        require(plain, "files", file);
      }
    }
  }
}

package dev.nightjar.engine.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The fields of a JSON object. Each is taken by name; what was never taken is unknown. Refuses with
 * an {@link IllegalArgumentException} that names the field.
 */
final class Fields {

  private final JsonNode object;
  private final String path;
  private final Set<String> taken = new LinkedHashSet<>();

  /** The fields of a whole file. */
  Fields(JsonNode root) {
    this(root, "");
  }

  private Fields(JsonNode object, String path) {
    if (!object.isObject()) {
      throw new IllegalArgumentException(
          (path.isEmpty() ? "a preset" : path) + " must be an object, not " + kind(object));
    }
    this.object = object;
    this.path = path;
  }

  /** The object of that name, without fields if it is left out. */
  Fields object(String name) {
    JsonNode node = take(name);
    return new Fields(node == null ? JsonNodeFactory.instance.objectNode() : node, path(name));
  }

  String text(String name, String otherwise) {
    JsonNode node = take(name);
    if (node == null) {
      return otherwise;
    }
    require(node.isTextual(), name, "text", node);
    return node.textValue();
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode node = take(name);
    if (node == null) {
      return otherwise;
    }
    require(node.isBoolean(), name, "true or false", node);
    return node.booleanValue();
  }

  double number(String name, double otherwise) {
    JsonNode node = take(name);
    if (node == null) {
      return otherwise;
    }
    require(node.isNumber(), name, "a number", node);
    return node.doubleValue();
  }

  int whole(String name, int otherwise) {
    JsonNode node = take(name);
    if (node == null) {
      return otherwise;
    }
    require(node.isNumber(), name, "a whole number", node);
    int whole = (int) node.doubleValue();
    require(whole == node.doubleValue(), name, "a whole number", node);
    return whole;
  }

  /** Refuses fields that nobody took. */
  void end() {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!taken.contains(name)) {
        throw new IllegalArgumentException(
            path(shown(name)) + " is unknown; known here are " + String.join(", ", taken));
      }
    }
  }

  private JsonNode take(String name) {
    taken.add(name);
    return object.get(name);
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void require(boolean condition, String name, String wanted, JsonNode node) {
    if (!condition) {
      throw new IllegalArgumentException(path(name) + " must be " + wanted + ", not " + kind(node));
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case MISSING -> "nothing";
      default -> shown(node.toString());
    };
  }

  /** Long ones are cut, since they come from a file. */
  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

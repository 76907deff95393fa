package dev.nightjar.plugin.sidecar.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.NativeSources;
import dev.nightjar.plugin.sidecar.PluginEvent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of segments, against the header that plug-ins are compiled with. */
class SegmentLayoutTest {
  @TempDir private Path folder;

  @Test
  void isThatOfTheHeader() throws Exception {
    NativeSources.require();
    StringBuilder program =
        new StringBuilder("#include <stdio.h>\n#include \"nj_segment.h\"\nint main(void) {\n");
    Map<String, Integer> ours = new TreeMap<>();
    for (Field field : SegmentLayout.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        ours.put(field.getName(), field.getInt(null));
        print(program, field.getName(), expression(field.getName()));
      }
    }
    program.append("return 0;\n}\n");
    assertThat(run(program.toString())).isEqualTo(ours);
    assertThat(ours).hasSizeGreaterThan(40);
  }

  @Test
  void numbersOfEventsAreThoseOfTheHeader() throws Exception {
    NativeSources.require();
    StringBuilder program =
        new StringBuilder("#include <stdio.h>\n#include \"nj_segment.h\"\nint main(void) {\n");
    Map<String, Integer> ours = new TreeMap<>();
    int number = 0;
    for (PluginEvent.Type type : PluginEvent.Type.values()) {
      ours.put(type.name(), ++number);
      print(program, type.name(), "NJ_" + type.name());
    }
    number = 0;
    for (PluginEvent.Expression expression : PluginEvent.Expression.values()) {
      ours.put(expression.name(), number++);
      print(program, expression.name(), "NJ_" + expression.name());
    }
    program.append("return 0;\n}\n");
    assertThat(run(program.toString())).isEqualTo(ours);
  }

  /** What the header calls it: FORMAT_RING_FRAMES is ring_frames of nj_format, and so on. */
  private static String expression(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.equals("VALUES")) {
      return "offsetof(nj_segment, values)";
    }
    if (name.equals("EVENT_BYTES")) {
      return "sizeof(nj_event)";
    }
    if (name.startsWith("EVENT_")) {
      return "offsetof(nj_event, " + lower.substring(6) + ")";
    }
    for (String part : new String[] {"format", "plugin", "engine"}) {
      if (lower.startsWith(part + "_")) {
        return "offsetof(nj_segment, " + part + "." + lower.substring(part.length() + 1) + ")";
      }
    }
    return "NJ_" + name;
  }

  private static void print(StringBuilder program, String name, String expression) {
    program.append("printf(\"%s %ld\\n\", \"" + name + "\", (long)(" + expression + "));\n");
  }

  private Map<String, Integer> run(String program) throws IOException, InterruptedException {
    String built = NativeSources.compile(folder, program).toString();
    Map<String, Integer> numbers = new TreeMap<>();
    for (String line : NativeSources.output(Map.of(), built).lines().toList()) {
      String[] words = line.split(" ", -1);
      numbers.put(words[0], Integer.parseInt(words[1]));
    }
    return numbers;
  }
}

package dev.nightjar.engine.preset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which preset a bank and a program of General MIDI are. Immutable. */
final class GeneralMidi {

  private static final int PROGRAMS = 128;

  /** Most significant parts of the banks that GM2 and XG keep for drums, and GM2 for the rest. */
  private static final int GM2_DRUMS = 120;

  private static final int GM2_MELODIC = 121;
  private static final int XG_DRUMS = 127;

  private final String drums;
  private final String[] programs = new String[PROGRAMS];

  /** By variation << 7 | program. */
  private final Map<Integer, String> variations = new TreeMap<>();

  /** Reads {@code general-midi.json}; it ships with Nightjar, so that it is simply refused. */
  GeneralMidi(JsonNode root, String where) throws PresetException {
    drums = root.path("drums").asText();
    JsonNode list = root.path("programs");
    if (list.size() != PROGRAMS) {
      throw new PresetException(where + ": programs must be 128 names, not " + list.size());
    }
    for (int program = 0; program < PROGRAMS; program++) {
      programs[program] = list.get(program).asText();
    }
    try {
      root.path("variations")
          .properties()
          .forEach(
              bank ->
                  bank.getValue()
                      .properties()
                      .forEach(
                          entry ->
                              variations.put(
                                  Integer.parseInt(bank.getKey()) << 7
                                      | Integer.parseInt(entry.getKey()),
                                  entry.getValue().asText())));
    } catch (NumberFormatException e) {
      throw new PresetException(where + ": variations are of banks and programs", e);
    }
  }

  String drums() {
    return drums;
  }

  /**
   * The preset of a program; in a bank that has none, that of the first bank.
   *
   * @param bank 0 to 16383, of which the variation counts: the most significant part (GS), or the
   *     least significant one where that is 0 (XG) or 121 (GM2)
   * @param program 0 to 127
   */
  String preset(int bank, int program) {
    int coarse = bank >> 7 & 0x7F;
    int fine = bank & 0x7F;
    if (coarse == GM2_DRUMS || coarse == XG_DRUMS) {
      return drums;
    }
    int variation = coarse == 0 || coarse == GM2_MELODIC ? fine : coarse;
    int number = program & 0x7F;
    return variations.getOrDefault(variation << 7 | number, programs[number]);
  }

  /** All that it names, in order of program, then variation. */
  Set<String> presets() {
    Set<String> all = new LinkedHashSet<>();
    for (String program : programs) {
      all.add(program);
    }
    all.addAll(variations.values());
    all.add(drums);
    return all;
  }
}

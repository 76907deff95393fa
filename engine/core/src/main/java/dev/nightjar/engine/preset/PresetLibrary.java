package dev.nightjar.engine.preset;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The presets that ship with Nightjar. Immutable once loaded. [any thread] */
public final class PresetLibrary {

  private static final String BUNDLED = "/dev/nightjar/presets/sounds/";
  private static final String MAP = "general-midi.json";

  private final GeneralMidi map;
  private final Map<String, Preset> presets = new LinkedHashMap<>();

  private PresetLibrary() throws PresetException {
    map = new GeneralMidi(PresetFile.tree(bytes(MAP), MAP), MAP);
    for (String name : map.presets()) {
      String file = name + ".json";
      presets.put(name, PresetFile.parse(bytes(file), file));
    }
  }

  /**
   * Loads them all. [not real-time]
   *
   * @throws PresetException if one is missing or broken
   */
  public static PresetLibrary bundled() throws PresetException {
    return new PresetLibrary();
  }

  /** Names of all presets: those of General MIDI in its order, then variations and drums. */
  public List<String> names() {
    return List.copyOf(presets.keySet());
  }

  /**
   * A preset by name.
   *
   * @throws PresetException if there is none
   */
  public Preset get(String name) throws PresetException {
    Preset preset = presets.get(name);
    if (preset == null) {
      throw new PresetException(
          "no preset is called '" + name + "'; there are " + String.join(", ", presets.keySet()));
    }
    return preset;
  }

  /**
   * What General MIDI calls for. Every bank and program is something: variations that don't exist
   * are the program itself, drum banks are the drums.
   *
   * @param bank 0 to 16383, the most significant part being controller 0
   * @param program 0 to 127
   */
  public Preset forProgram(int bank, int program) throws PresetException {
    return get(map.preset(bank, program));
  }

  /** The drum kit. */
  public Preset drums() {
    return presets.get(map.drums());
  }

  private static byte[] bytes(String file) throws PresetException {
    try (InputStream in = PresetLibrary.class.getResourceAsStream(BUNDLED + file)) {
      if (in == null) {
        throw new PresetException("the bundled preset " + file + " is missing");
      }
      return in.readAllBytes();
    } catch (PresetException e) {
      throw e;
    } catch (IOException e) {
      throw new PresetException("the bundled preset " + file + " can't be read", e);
    }
  }
}

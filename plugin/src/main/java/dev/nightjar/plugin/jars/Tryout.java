package dev.nightjar.plugin.jars;

import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.KeepsState;
import dev.nightjar.plugin.api.PluginDescription;
import dev.nightjar.plugin.api.SoundPlugin;
import dev.nightjar.plugin.jvst.JvstPlugin;
import dev.nightjar.plugin.jvst.ParameterTexts;
import java.nio.file.Path;
import java.util.List;

/** Makes a plug-in, asks what it is and lets it process a little: who fails here fails no DAW. */
final class Tryout {
  private static final int RATE_HZ = 48_000;
  private static final int BLOCK = 256;

  private Tryout() {}

  /** [not real-time] Throws whatever the plug-in throws. */
  static JavaPlugin of(Path jar, String className) throws Exception {
    try (PluginObject object = PluginObject.make(jar, className)) {
      SoundPlugin plugin = object.plugin();
      PluginDescription description = plugin.describe();
      plugin.prepare(RATE_HZ, BLOCK);
      set(plugin, description);
      int latencyFrames = PluginLatency.of(plugin, RATE_HZ);
      float[][] in = new float[description.inputChannels()][BLOCK];
      float[][] out = new float[description.outputChannels()][BLOCK];
      plugin.process(in, out, BLOCK, new EventList());
      plugin.reset();
      boolean keepsState = plugin instanceof KeepsState;
      if (plugin instanceof KeepsState keeper) {
        keeper.loadState(StateBytes.of(keeper));
        set(plugin, description);
        plugin.process(in, out, BLOCK, new EventList());
      }
      int own = 0;
      List<ParameterTexts> texts = ParameterTexts.none(description.parameters().size());
      if (plugin instanceof JvstPlugin jvst) {
        own = jvst.uniqueId();
        texts = jvst.texts();
      }
      int vst2Id = printable(own) ? own : hashed(description.id());
      return new JavaPlugin(jar, className, description, latencyFrames, vst2Id, keepsState, texts);
    }
  }

  private static void set(SoundPlugin plugin, PluginDescription description) {
    for (int i = 0; i < description.parameters().size(); i++) {
      plugin.set(i, description.parameters().get(i).initial());
    }
  }

  /** Four letters or digits: such as a list of plug-ins can hold. */
  private static boolean printable(int id) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (!Character.isLetterOrDigit(id >>> shift & 0x7f) || (id >>> shift & 0x80) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The same on every machine; letters, the first of them "J". */
  private static int hashed(String id) {
    int hash = id.hashCode();
    int code = 'J';
    for (int i = 0; i < 3; i++) {
      code = code << 8 | ('a' + Math.floorMod(hash, 26));
      hash = Math.floorDiv(hash, 26);
    }
    return code;
  }
}

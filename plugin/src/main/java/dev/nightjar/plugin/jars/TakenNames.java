package dev.nightjar.plugin.jars;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a DAW tells plug-ins apart by: their ids, their files and their VST2 numbers. No two may
 * have the same, nor may they have those of Nightjar's own.
 */
final class TakenNames {
  private static final String RESERVED = "dev.nightjar.";
  private static final String EXAMPLES = "dev.nightjar.examples.";
  private static final List<String> OWN_FILES =
      List.of("nightjar-denoiser", "nightjar-denoiser-mono", "nightjar-sing");
  private static final List<String> OWN_CODES = List.of("NjDn", "NjSg");

  private final Map<String, Path> ids = new HashMap<>();
  private final Map<String, JavaPlugin> files = new HashMap<>();
  private final Map<String, JavaPlugin> codes = new HashMap<>();

  /** Why this one can't be had beside those before; empty if it can, and then it is one of them. */
  Optional<String> refuse(JavaPlugin plugin) {
    String id = plugin.description().id();
    if (id.startsWith(RESERVED) && !id.startsWith(EXAMPLES)) {
      return Optional.of(
          plugin.jar() + ": ids that begin with " + RESERVED + " are Nightjar's own: " + id);
    }
    Path owner = ids.get(id);
    if (owner != null) {
      return Optional.of(
          plugin.jar() + ": " + id + " is in " + owner + " already; this one is left out.");
    }
    // Some systems' files differ by more than case only.
    String file = plugin.fileName().toLowerCase(Locale.ROOT);
    if (OWN_FILES.contains(file) || files.containsKey(file)) {
      return Optional.of(
          sentence(
              plugin, "would have the same file as", files.get(file), "an id of other letters"));
    }
    if (OWN_CODES.contains(plugin.vst2Code()) || codes.containsKey(plugin.vst2Code())) {
      return Optional.of(
          sentence(
              plugin,
              "has the VST2 number " + plugin.vst2Code() + " of",
              codes.get(plugin.vst2Code()),
              "another id, or another number if it sets one"));
    }
    ids.put(id, plugin.jar());
    files.put(file, plugin);
    codes.put(plugin.vst2Code(), plugin);
    return Optional.empty();
  }

  private static String sentence(JavaPlugin plugin, String what, JavaPlugin owner, String mend) {
    return plugin.jar()
        + ": "
        + plugin.description().id()
        + " "
        + what
        + " "
        + (owner == null ? "one of Nightjar's own" : owner.description().id())
        + "; it is left out. Give it "
        + mend
        + ".";
  }
}

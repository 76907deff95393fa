package dev.nightjar.plugin.install;

import dev.nightjar.plugin.jars.JavaPlugin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which files make up a format's plug-ins, from the folder that DAWs search down. */
final class Bundles {
  private static final String NAME = "nightjar";
  private static final List<String> BUILT_IN = List.of("nightjar-denoiser", "nightjar-sing");

  private final NativeFiles files;
  private final Platform platform;
  private final List<JavaPlugin> plugins;

  Bundles(NativeFiles files, Platform platform, List<JavaPlugin> plugins) {
    this.files = files;
    this.platform = platform;
    this.plugins = plugins;
  }

  /** [not real-time] */
  List<Placement> of(PluginFormat format, Path folder) throws InstallException {
    byte[] binary = files.bytes(platform.binary());
    return switch (format) {
      case CLAP -> clap(folder, binary);
      case VST3 -> vst3(folder, binary);
      case VST2 -> vst2(folder, binary);
      case LV2 -> lv2(folder, binary);
    };
  }

  private List<Placement> clap(Path folder, byte[] binary) {
    Path bundle = folder.resolve(NAME + ".clap");
    return platform.hasBundles()
        ? macBundle(bundle, NAME, binary, "CLAP")
        : List.of(Placement.of(bundle, "CLAP", binary));
  }

  private List<Placement> vst3(Path folder, byte[] binary) {
    Path bundle = folder.resolve(NAME + ".vst3");
    if (platform.hasBundles()) {
      return macBundle(bundle, NAME, binary, "VST3");
    }
    String name = platform == Platform.WINDOWS ? NAME + ".vst3" : platform.binary();
    Path file = bundle.resolve("Contents").resolve(platform.vst3Folder()).resolve(name);
    return List.of(Placement.of(file, "VST3", binary));
  }

  /** The binary goes by its own name, so each plug-in is a copy. */
  private List<Placement> vst2(Path folder, byte[] binary) {
    List<Placement> placements = new ArrayList<>();
    Stream.concat(BUILT_IN.stream(), plugins.stream().map(JavaPlugin::fileName))
        .forEach(
            name -> {
              if (platform.hasBundles()) {
                placements.addAll(macBundle(folder.resolve(name + ".vst"), name, binary, "VST2"));
              } else {
                Path file = folder.resolve(name + platform.vst2Suffix());
                placements.add(Placement.of(file, "VST2", binary));
              }
            });
    return placements;
  }

  private List<Placement> lv2(Path folder, byte[] binary) throws InstallException {
    Path bundle = folder.resolve(NAME + ".lv2");
    List<Placement> placements = new ArrayList<>();
    placements.add(Placement.of(bundle.resolve(platform.binary()), "LV2", binary));
    Map<String, byte[]> descriptions =
        Lv2Descriptions.of(files, platform, PluginListFile.text(plugins));
    // The manifest last: hosts that look meanwhile find whole plug-ins.
    descriptions.forEach(
        (name, text) -> {
          if (!name.equals("manifest.ttl")) {
            placements.add(Placement.of(bundle.resolve(name), "LV2", text));
          }
        });
    byte[] manifest = descriptions.get("manifest.ttl");
    if (manifest == null) {
      throw new InstallException("LV2's manifest was not written.");
    }
    placements.add(Placement.of(bundle.resolve("manifest.ttl"), "LV2", manifest));
    return placements;
  }

  private static List<Placement> macBundle(Path bundle, String name, byte[] binary, String what) {
    String list =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0">
          <dict>
            <key>CFBundleExecutable</key><string>%1$s</string>
            <key>CFBundleIdentifier</key><string>dev.nightjar.%1$s</string>
            <key>CFBundleName</key><string>%1$s</string>
            <key>CFBundlePackageType</key><string>BNDL</string>
            <key>CFBundleInfoDictionaryVersion</key><string>6.0</string>
          </dict>
        </plist>
        """
            .formatted(name);
    Path contents = bundle.resolve("Contents");
    return List.of(
        Placement.of(contents.resolve("MacOS").resolve(name), what, binary),
        Placement.of(contents.resolve("Info.plist"), what, list.getBytes(StandardCharsets.UTF_8)));
  }
}

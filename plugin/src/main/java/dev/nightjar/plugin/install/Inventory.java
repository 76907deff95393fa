package dev.nightjar.plugin.install;

import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is installed, and whether it still is what it was. */
public final class Inventory {
  private Inventory() {}

  /**
   * A file of an install.
   *
   * @param what it is: a format, "engine", "list" or "example"
   * @param path where it lies
   * @param state "this build", "another build", "as installed", "changed" or "missing"
   */
  public record Item(String what, String path, String state) {}

  /**
   * All of this version's. [not real-time]
   *
   * @param binary hash of the plug-ins' binary in this build; "" if it has none
   */
  public static List<Item> of(Home home, String binary) throws IOException {
    List<Item> items = new ArrayList<>();
    for (Map.Entry<Path, Receipt.Made> file : Receipt.read(home.receipt()).files().entrySet()) {
      items.add(
          new Item(
              file.getValue().what(),
              file.getKey().toString(),
              state(file.getKey(), file.getValue(), binary)));
    }
    return items;
  }

  private static String state(Path file, Receipt.Made made, String binary) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "missing";
    }
    String hash = Receipt.hash(file);
    if (!hash.equals(made.hash())) {
      return "changed";
    }
    if (hash.equals(binary)) {
      return "this build";
    }
    return isBinary(file, made) ? "another build" : "as installed";
  }

  private static boolean isBinary(Path file, Receipt.Made made) {
    String name = file.getFileName().toString();
    boolean format =
        Arrays.stream(PluginFormat.values()).anyMatch(one -> one.name().equals(made.what()));
    return format && !name.endsWith(".ttl") && !name.endsWith(".plist");
  }
}

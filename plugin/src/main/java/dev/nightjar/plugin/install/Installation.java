package dev.nightjar.plugin.install;

import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts this program and the plug-ins in their places.
 *
 * @param home of this version
 * @param platform whose folders and names hold
 * @param files the native parts
 * @param program the jar that is running
 * @param folders by format; formats that are not in it are left alone
 * @param force whether files of others may be replaced
 */
public record Installation(
    Home home,
    Platform platform,
    NativeFiles files,
    Path program,
    Map<PluginFormat, Path> folders,
    boolean force) {
  private static final List<String> EXAMPLES = List.of("nightjar-dusk.jar", "nightjar-echo.jar");

  /**
   * What would be written, in this order. [not real-time]
   *
   * @param plugins the user's
   */
  public List<Placement> plan(PluginFolder plugins) throws InstallException {
    if (!Files.isRegularFile(program)) {
      throw new InstallException(
          program + " is no jar: install with 'java -jar nightjar.jar plugin install'.");
    }
    List<Placement> plan = new ArrayList<>();
    if (!isSame(program, home.jar())) {
      plan.add(
          new Placement(
              home.jar(),
              "engine",
              file -> Files.copy(program, file, StandardCopyOption.REPLACE_EXISTING)));
    }
    plan.add(text(home.pluginList(), PluginListFile.text(plugins.plugins())));
    plan.add(text(home.pluginIndex(), PluginIndex.of(plugins.plugins()).text()));
    if (platform != Platform.WINDOWS) {
      plan.add(Launcher.of(home));
    }
    Bundles bundles = new Bundles(files, platform, plugins.plugins());
    for (Map.Entry<PluginFormat, Path> format : folders.entrySet()) {
      plan.addAll(bundles.of(format.getKey(), format.getValue()));
    }
    return plan;
  }

  /**
   * Writes it all, or nothing if something of somebody else's is in the way. [not real-time]
   *
   * @param runtime whether to link a Java too
   * @param said hears what was done, line by line
   */
  public void install(List<Placement> plan, boolean runtime, Consumer<String> said)
      throws InstallException {
    try {
      Receipt receipt = Receipt.read(home.receipt());
      SafeFiles safe = new SafeFiles(receipt, known(receipt), force);
      refuse(plan, safe);
      try {
        safe.makeFolder(home.folder());
        for (Placement placement : plan) {
          safe.write(placement);
          said.accept(placement.what() + "  " + placement.target());
        }
        if (isSame(program, home.jar()) && Files.exists(home.jar())) {
          receipt
              .files()
              .putIfAbsent(home.jar(), new Receipt.Made("engine", Receipt.hash(home.jar())));
        }
        safe.sweep(plan.stream().filter(one -> !one.target().startsWith(home.folder())));
        if (runtime) {
          linkRuntime(receipt);
          said.accept("runtime  " + home.runtime());
        }
      } finally {
        if (Files.isDirectory(home.folder())) {
          Files.writeString(home.receipt(), receipt.text());
        }
      }
    } catch (IOException e) {
      throw new InstallException("The install stopped: " + e, e);
    }
  }

  /**
   * Puts the example plug-ins into the user's folder; those that are there stay. [not real-time]
   */
  public void addExamples(Consumer<String> said) throws InstallException {
    try {
      Receipt receipt = Receipt.read(home.receipt());
      SafeFiles safe = new SafeFiles(receipt, known(receipt), force);
      safe.makeFolder(home.folder());
      NativeFiles examples = new NativeFiles("/dev/nightjar/plugin/examples/");
      for (String name : EXAMPLES) {
        Path target = home.pluginFolders().get(0).resolve(name);
        if (safe.mayReplace(target)) {
          safe.write(Placement.of(target, "example", examples.bytes(name)));
          said.accept("example  " + target);
        }
      }
      Files.writeString(home.receipt(), receipt.text());
    } catch (IOException e) {
      throw new InstallException("The examples can't be written: " + e, e);
    }
  }

  private void linkRuntime(Receipt receipt) throws InstallException, IOException {
    Path linked = home.folder().resolve(".runtime-" + ProcessHandle.current().pid());
    Path old = home.folder().resolve(".runtime-old-" + ProcessHandle.current().pid());
    try {
      RuntimeImage.link(linked);
      RuntimeImage.check(linked, home.jar());
      if (Files.isDirectory(home.runtime())) {
        Files.move(home.runtime(), old);
      }
      Files.move(linked, home.runtime());
      receipt.trees().add(home.runtime());
    } finally {
      Folders.delete(linked);
      Folders.delete(old);
    }
  }

  private static void refuse(List<Placement> plan, SafeFiles safe)
      throws InstallException, IOException {
    List<String> foreign = new ArrayList<>();
    for (Placement placement : plan) {
      if (!safe.mayReplace(placement.target())) {
        foreign.add(placement.target().toString());
      }
    }
    if (!foreign.isEmpty()) {
      throw new InstallException(
          "Not made by 'nightjar plugin install', or changed since: "
              + String.join(", ", foreign)
              + ". Nothing was written; --force replaces what is there.");
    }
  }

  /** What this and other versions wrote: a new version may take the place of an old one. */
  private Map<Path, Set<String>> known(Receipt own) throws IOException {
    Map<Path, Set<String>> known = new HashMap<>();
    add(own, known);
    Path versions = home.folder().getParent();
    if (versions != null && Files.isDirectory(versions)) {
      try (DirectoryStream<Path> homes = Files.newDirectoryStream(versions, Files::isDirectory)) {
        for (Path other : homes) {
          add(Receipt.read(other.resolve(home.receipt().getFileName())), known);
        }
      }
    }
    return known;
  }

  private static void add(Receipt receipt, Map<Path, Set<String>> known) {
    receipt
        .files()
        .forEach(
            (file, made) ->
                known.computeIfAbsent(file, unknown -> new HashSet<>()).add(made.hash()));
  }

  private static Placement text(Path target, String text) {
    return Placement.of(target, "list", text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}

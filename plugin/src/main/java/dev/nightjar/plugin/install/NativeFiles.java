package dev.nightjar.plugin.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plug-ins' native parts, as they are packed into this program. */
public final class NativeFiles {
  private static final String LIST = "files.txt";

  private final String root;

  /**
   * [any thread]
   *
   * @param root of the resources, from the class path's root, with a slash at both ends
   */
  public NativeFiles(String root) {
    this.root = root;
  }

  /** Those for a platform. [any thread] */
  public static NativeFiles of(Platform platform) {
    return new NativeFiles("/dev/nightjar/native/" + platform.resourceName() + "/");
  }

  /**
   * Their names, with slashes. [not real-time]
   *
   * @throws InstallException if this program was built without them
   */
  public List<String> names() throws InstallException {
    String list = new String(bytes(LIST), StandardCharsets.UTF_8);
    return list.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * One file. [not real-time]
   *
   * @throws InstallException if it is not there
   */
  public byte[] bytes(String name) throws InstallException {
    try (InputStream in = NativeFiles.class.getResourceAsStream(root + name)) {
      if (in == null) {
        throw new InstallException(
            "This Nightjar was built without the plug-ins for this system ("
                + root
                + name
                + " is missing): build it here with 'mvn package'.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new InstallException("Nightjar's own file can't be read: " + e.getMessage(), e);
    }
  }

  /** The hash of one, as in a {@link Receipt}; "" if it is not there. [not real-time] */
  public String hash(String name) {
    try {
      return Receipt.hash(bytes(name));
    } catch (InstallException e) {
      return "";
    }
  }

  /** Writes one into a folder so that it can be run. [not real-time] */
  public Path program(String name, Path folder) throws InstallException {
    try {
      Path program = folder.resolve(name);
      Files.write(program, bytes(name));
      if (!program.toFile().setExecutable(true)) {
        throw new InstallException(program + " can't be made executable.");
      }
      return program;
    } catch (IOException e) {
      throw new InstallException(name + " can't be unpacked: " + e.getMessage(), e);
    }
  }
}

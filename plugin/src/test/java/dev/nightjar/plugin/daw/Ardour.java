package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** Ardour 7 without its window: makes a session with one plug-in, and renders it. */
final class Ardour {
  private static final String LIBRARIES = "/usr/lib/ardour7";
  private static final int WAIT_US = 300_000;
  private static final int MOST_TRIES = 6;

  private final DawHome home;

  Ardour(DawHome home) throws IOException {
    this.home = home;
    Path config = home.folder().resolve(".config/ardour7");
    Files.createDirectories(config.resolve("export"));
    copy("config.xml", config.resolve("config"));
    copy("float.preset", config.resolve("export/nightjar.preset"));
    copy("float.format", config.resolve("export/nightjar.format"));
  }

  static void isNeeded() {
    HostRun.needs("ardour7-lua", "ardour");
  }

  /** Lets Ardour's own scanner look at a VST2 or VST3 plug-in; gives what it says. */
  String scan(String scanner, Path plugin) throws Exception {
    HostRun run =
        HostRun.of(
            home,
            "env",
            "LD_LIBRARY_PATH=" + LIBRARIES,
            Path.of(LIBRARIES, scanner),
            "-f",
            "-v",
            plugin);
    assertThat(run.status()).as(run.said()).isZero();
    return run.said();
  }

  /**
   * A plug-in as Ardour knows it.
   *
   * @param set a parameter that the session is saved with, by name; empty for none
   * @param value of it, as the format has it
   */
  record Guest(String type, String name, String set, double value) {
    Guest(String type, String name) {
      this(type, name, "", 0);
    }
  }

  /** What comes out of a track with the plug-in. {@code [2][frames]} */
  float[][] render(Guest guest, float[][] sound) throws Exception {
    Path session = create(guest, "audio");
    new ArdourSession(session).add(sound);
    return export(session, sound[0].length);
  }

  /** What an instrument makes of a song of so many quarters. {@code [2][frames]} */
  float[][] render(Guest guest, byte[] song, int quarters, int frames) throws Exception {
    Path session = create(guest, "midi");
    new ArdourSession(session).add(song, quarters);
    return export(session, frames);
  }

  private Path create(Guest guest, String track) throws Exception {
    Map<String, String> what =
        Map.of(
            "NJ_TRACK",
            track,
            "NJ_PLUGIN",
            guest.name(),
            "NJ_TYPE",
            guest.type(),
            "NJ_SET",
            guest.set(),
            "NJ_VALUE",
            Double.toString(guest.value()),
            "NJ_WAIT_US",
            Integer.toString(WAIT_US),
            "NIGHTJAR_ENGINE_COMMAND",
            "false");
    Path session = null;
    String said = "";
    // Of tracks with a VST2 instrument one in five makes its outputs twice, and Ardour ends.
    for (int tries = 0; tries < MOST_TRIES && !said.contains("nightjar: made"); tries++) {
      session = Files.createTempDirectory(home.folder(), "ardour").resolve("session");
      said = lua("create.lua", session, what);
    }
    assertThat(said).contains("nightjar: made");
    if (!guest.set().isEmpty()) {
      assertThat(said).contains("nightjar: set");
    }
    String type = guest.type().toLowerCase(Locale.ROOT);
    assertThat(session.resolve("session.ardour")).content().contains("type=\"" + type + "\"");
    return session;
  }

  /**
   * Ardour 7.3 may crash when it closes a session, with its own plug-ins too: the render is there.
   */
  private float[][] export(Path session, int frames) throws Exception {
    Path folder = Files.createDirectory(session.resolveSibling("out"));
    Map<String, String> what =
        Map.of(
            "NJ_FOLDER", folder.toString(),
            "NJ_FRAMES", Integer.toString(frames),
            "NJ_WAIT_US", Integer.toString(WAIT_US),
            "NJ_BEGUN", session.resolveSibling("begun").toString(),
            "NIGHTJAR_ENGINE_COMMAND", "sh " + script("late-engine.sh"),
            "NIGHTJAR_RUNTIME_DIR", session.resolveSibling("run").toString());
    assertThat(lua("export.lua", session, what)).contains("nightjar: exported");
    return AudioReader.readAll(folder.resolve("out.wav")).samples();
  }

  private String lua(String script, Path session, Map<String, String> what) throws Exception {
    Object[] words = new Object[what.size() + 4];
    int next = 0;
    words[next++] = "env";
    words[next++] = "NJ_SESSION=" + session;
    for (Map.Entry<String, String> one : what.entrySet()) {
      words[next++] = one.getKey() + "=" + one.getValue();
    }
    words[next++] = "ardour7-lua";
    words[next] = script(script);
    return HostRun.of(home, words).said();
  }

  private Path script(String name) throws IOException {
    Path file = home.folder().resolve(name);
    copy(name, file);
    return file;
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = Ardour.class.getResourceAsStream(resource)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where plug-ins and an engine of theirs meet: who the engine is, and what is left of it all.
 *
 * @param folder has not to be there yet
 */
record EngineFolder(Path folder) {
  private static final int PATIENCE_TENTHS = 400;

  /** Something that may come true. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static boolean comesTrue(Condition condition) throws Exception {
    for (int tenths = 0; tenths < PATIENCE_TENTHS; tenths++) {
      if (condition.holds()) {
        return true;
      }
      Thread.sleep(100);
    }
    return condition.holds();
  }

  /** The engine that listens now, by what it says to everybody who connects. */
  private Optional<ProcessHandle> running() {
    try (SocketChannel socket =
        SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("engine.sock")))) {
      ByteBuffer greeting = ByteBuffer.allocate(256);
      socket.read(greeting);
      String line = new String(greeting.array(), StandardCharsets.UTF_8).trim();
      return ProcessHandle.of(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)));
    } catch (IOException nobodyListens) {
      return Optional.empty();
    }
  }

  /** After the last instance is gone the engine lets go of its memory. */
  void holdsNoSegment() throws Exception {
    Optional<ProcessHandle> engine = running();
    if (engine.isPresent()) {
      Path maps = Path.of("/proc", Long.toString(engine.get().pid()), "maps");
      assertThat(comesTrue(() -> !Files.exists(maps) || !Files.readString(maps).contains(".seg")))
          .as("the engine has let go of all segments")
          .isTrue();
    }
    assertThat(names()).noneMatch(name -> name.endsWith(".seg"));
  }

  /** Some seconds after the last one; only its log and two empty locks stay. */
  void endsByItself() throws Exception {
    Optional<ProcessHandle> engine = running();
    assertThat(comesTrue(() -> engine.isEmpty() || !engine.get().isAlive()))
        .as("the engine has ended")
        .isTrue();
    assertThat(names()).containsExactlyInAnyOrder("engine.lock", "engine.log", "spawn.lock");
    assertThat(folder.resolve("engine.log")).content().doesNotContain("Exception", "stopped");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

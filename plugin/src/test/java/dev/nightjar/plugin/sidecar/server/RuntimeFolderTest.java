package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFolderTest {
  @TempDir private Path below;

  @Test
  void isForItsOwnerAlone() throws Exception {
    Path path = below.resolve("new");
    RuntimeFolder.open(Map.of("NIGHTJAR_RUNTIME_DIR", path.toString()), "1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    RuntimeFolder.open(Map.of("NIGHTJAR_RUNTIME_DIR", path.toString()), "1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  @Test
  void aLinkIsRefused() throws Exception {
    Path link = Files.createSymbolicLink(below.resolve("link"), below);
    assertThatThrownBy(
            () -> RuntimeFolder.open(Map.of("NIGHTJAR_RUNTIME_DIR", link.toString()), "1"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(link.toString());
  }

  @Test
  void twoVersionsAndTwoUsersDontMeet() throws Exception {
    Map<String, String> session = Map.of("XDG_RUNTIME_DIR", "/run/user/7");
    assertThat(RuntimeFolder.locate(session, "1.2")).isEqualTo(Path.of("/run/user/7/nightjar-1.2"));
    String fallback = RuntimeFolder.locate(Map.of(), "1.2").getFileName().toString();
    assertThat(fallback).matches("nightjar-[0-9]+-1\\.2");
  }

  @Test
  void onlySegmentsAreFoundInIt() throws Exception {
    RuntimeFolder folder = new RuntimeFolder(below);
    assertThat(folder.segment("12-3.seg")).isEqualTo(below.resolve("12-3.seg"));
    for (String name : new String[] {"engine.lock", "../1-1.seg", "a-1.seg", "1-1.seg ", ""}) {
      assertThat(folder.segment(name)).as(name).isNull();
    }
  }

  @Test
  void segmentsOfTheDeadAreSwept() throws Exception {
    Path living = Files.createFile(below.resolve(ProcessHandle.current().pid() + "-1.seg"));
    Path dead = Files.createFile(below.resolve("999999999-1.seg"));
    Path other = Files.createFile(below.resolve("notes.seg"));
    new RuntimeFolder(below).sweep();
    assertThat(living).exists();
    assertThat(other).exists();
    assertThat(dead).doesNotExist();
  }
}

package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.plugin.NativeSources;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
  void aFileOfThatNameIsRefused() throws Exception {
    Path file = Files.createFile(below.resolve("file"));
    assertThatThrownBy(
            () -> RuntimeFolder.open(Map.of("NIGHTJAR_RUNTIME_DIR", file.toString()), "1"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no folder of yours");
  }

  /** A zip stands in for a disk of Windows: neither knows of owners and modes as POSIX has them. */
  @Test
  void worksWhereFilesHaveNoModes() throws Exception {
    try (FileSystem disk =
        FileSystems.newFileSystem(below.resolve("disk.zip"), Map.of("create", "true"))) {
      assertThat(disk.supportedFileAttributeViews()).doesNotContain("posix");
      Path path = disk.getPath("/nightjar-1");
      assertThat(RuntimeFolder.at(path).path()).isDirectory();
      assertThat(RuntimeFolder.at(path).path()).isEqualTo(path);
      Path file = Files.createFile(disk.getPath("/file"));
      assertThatThrownBy(() -> RuntimeFolder.at(file)).isInstanceOf(EngineException.class);
    }
  }

  @Test
  void onWindowsItIsAmongTheUsersLocalData() throws Exception {
    Map<String, String> environment = Map.of("LOCALAPPDATA", "/local", "XDG_RUNTIME_DIR", "/run");
    assertThat(RuntimeFolder.locate(environment, "1.2", true))
        .isEqualTo(Path.of("/local/nightjar-1.2"));
    assertThatThrownBy(() -> RuntimeFolder.locate(Map.of(), "1.2", true))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("LOCALAPPDATA");
  }

  @Test
  void twoVersionsAndTwoUsersDontMeet() throws Exception {
    Map<String, String> session = Map.of("XDG_RUNTIME_DIR", "/run/user/7");
    assertThat(RuntimeFolder.locate(session, "1.2", false))
        .isEqualTo(Path.of("/run/user/7/nightjar-1.2"));
    String fallback = RuntimeFolder.locate(Map.of(), "1.2", false).getFileName().toString();
    assertThat(fallback).matches("nightjar-[0-9]+-1\\.2");
  }

  /** A plug-in and an engine that are started apart find each other by this alone. */
  @Test
  void plugInsLookForItWhereTheEngineMakesIt() throws Exception {
    NativeSources.require();
    String program =
        """
        #include <stdio.h>
        #include "places.h"
        int main(void) {
          char path[1024];
          puts(nj_runtime_folder(path, sizeof path) ? path : "none");
          return 0;
        }
        """;
    String places =
        NativeSources.compile(below, program, "places.c", "environment.c", "platform_posix_files.c")
            .toString();
    Path session = Files.createDirectory(below.resolve("session"));
    List<Map<String, String>> environments =
        List.of(
            Map.of("NIGHTJAR_RUNTIME_DIR", below.resolve("own").toString()),
            Map.of("NIGHTJAR_RUNTIME_DIR", "", "XDG_RUNTIME_DIR", session.toString()),
            Map.of());
    for (Map<String, String> environment : environments) {
      Path ours = RuntimeFolder.locate(environment, "1.2", false);
      boolean made = !Files.exists(ours);
      assertThat(NativeSources.output(environment, places).strip()).isEqualTo(ours.toString());
      assertThat(RuntimeFolder.open(environment, "1.2").path()).isEqualTo(ours);
      if (made) {
        Files.delete(ours);
      }
    }
    Path open = Files.createDirectory(below.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(
            NativeSources.output(Map.of("NIGHTJAR_RUNTIME_DIR", open.toString()), places).strip())
        .isEqualTo("none");
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

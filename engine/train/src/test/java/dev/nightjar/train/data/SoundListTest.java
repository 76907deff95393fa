package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundListTest {
  private static final String HEADER = "path\tsplit\tkind\tsource\tvoice_or_type\tseconds\n";

  @TempDir Path folder;

  @Test
  void aManifestDecidesSplitKindAndGroup() throws Exception {
    Files.createDirectories(folder.resolve("speech"));
    Files.writeString(
        folder.resolve("MANIFEST.tsv"),
        HEADER
            + "speech/b.opus\ttrain\tspeech\tlib\tanna\t1\n"
            + "speech/a.opus\ttrain\tspeech\tlib\tbert\t1\n"
            + "valid/c.opus\tvalid\tspeech\tlib\tcarl\t1\n"
            + "noise/d.opus\ttrain\tnoise\tlib\train\t1\n");
    assertThat(SoundList.find(folder.resolve("speech"), "speech", Split.TRAIN))
        .containsExactly(
            new SoundFile(folder.toAbsolutePath().resolve("speech/a.opus"), "lib/bert"),
            new SoundFile(folder.toAbsolutePath().resolve("speech/b.opus"), "lib/anna"));
    assertThat(SoundList.find(folder.resolve("speech"), "speech", Split.VALID))
        .extracting(SoundFile::group)
        .containsExactly("lib/carl");
  }

  @Test
  void withoutAManifestFoldersAreGroupsAndTheSplitsShareNoFile() throws Exception {
    for (int i = 0; i < 200; i++) {
      Path file = folder.resolve("voice" + i % 4 + "/take" + i + ".wav");
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    Files.writeString(folder.resolve("readme.txt"), "no sound");
    List<SoundFile> train = SoundList.find(folder, "speech", Split.TRAIN);
    List<SoundFile> valid = SoundList.find(folder, "speech", Split.VALID);
    assertThat(train).extracting(SoundFile::group).contains("voice0", "voice3");
    assertThat(valid.size()).isBetween(2, 30);
    List<SoundFile> all = new ArrayList<>(train);
    all.addAll(valid);
    assertThat(all).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThatThrownBy(() -> SoundList.find(folder.resolve("no"), "noise", Split.TRAIN))
        .hasMessageContaining("no such folder");
    assertThatThrownBy(() -> SoundList.find(folder, "noise", Split.TRAIN))
        .hasMessageContaining("no sound files of kind 'noise'");
    Files.writeString(folder.resolve("MANIFEST.tsv"), "path\tsplit\n");
    assertThatThrownBy(() -> SoundList.find(folder, "noise", Split.TRAIN))
        .hasMessageContaining("no column 'kind'");
  }
}

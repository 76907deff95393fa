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
    touch("speech/a.opus");
    touch("speech/b.opus");
    touch("valid/c.opus");
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
      touch("voice" + i % 4 + "/take" + i + ".wav");
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
  void whereThereAreManyVoicesThoseHeldOutAreNotLearned() throws Exception {
    for (int i = 0; i < 200; i++) {
      touch("voice" + i % 40 + "/take" + i + ".wav");
    }
    assertThat(SoundList.find(folder, "speech", Split.VALID))
        .isNotEmpty()
        .extracting(SoundFile::group)
        .doesNotContainAnyElementsOf(
            SoundList.find(folder, "speech", Split.TRAIN).stream().map(SoundFile::group).toList());
  }

  @Test
  void ofTwoFilesOneIsHeldOutAndOneFileIsTooFew() throws Exception {
    touch("a.wav");
    assertThatThrownBy(() -> SoundList.find(folder, "noise", Split.TRAIN))
        .hasMessageContaining("give two at least");
    touch("b.wav");
    assertThat(SoundList.find(folder, "noise", Split.TRAIN)).hasSize(1);
    assertThat(SoundList.find(folder, "noise", Split.VALID))
        .hasSize(1)
        .doesNotContainAnyElementsOf(SoundList.find(folder, "noise", Split.TRAIN));
  }

  @Test
  void linksAreFollowed() throws Exception {
    touch("real/voices/a.wav");
    touch("real/voices/b.wav");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    assertThat(SoundList.find(link, "speech", Split.TRAIN)).hasSize(1);
  }

  @Test
  void ofAManifestAboveTheFolderOnlyItsOwnFilesAreLearned() throws Exception {
    touch("english/a.opus");
    touch("german/b.opus");
    touch("held/c.opus");
    Files.writeString(
        folder.resolve("MANIFEST.tsv"),
        "\uFEFF"
            + HEADER
            + "english/a.opus\ttrain\tspeech\tlib\tanna\t1\n"
            + "german/b.opus\ttrain\tspeech\tlib\tbert\t1\n"
            + "held/c.opus\tvalid\tspeech\tlib\tcarl\t1\n\n");
    assertThat(SoundList.find(folder.resolve("english"), "speech", Split.TRAIN))
        .extracting(SoundFile::group)
        .containsExactly("lib/anna");
    assertThat(SoundList.find(folder.resolve("english"), "speech", Split.VALID)).hasSize(1);
  }

  @Test
  void aManifestThatLiesIsNamedWithItsLine() throws Exception {
    touch("a.opus");
    String row = "a.opus\ttrain\tspeech\tlib\tanna\t1\n";
    Path manifest = folder.resolve("MANIFEST.tsv");
    Files.writeString(manifest, HEADER + row + row.replace("train", "valid"));
    assertThatThrownBy(() -> SoundList.find(folder, "speech", Split.TRAIN))
        .hasMessageContaining("line 3")
        .hasMessageContaining("another split");
    Files.writeString(manifest, HEADER + row + row.replace("a.opus", "gone.opus"));
    assertThatThrownBy(() -> SoundList.find(folder, "speech", Split.TRAIN))
        .hasMessageContaining("line 3")
        .hasMessageContaining("gone.opus, which is not there");
    Files.write(manifest, new byte[] {'p', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> SoundList.find(folder, "speech", Split.TRAIN))
        .hasMessageContaining("MANIFEST.tsv is not in UTF-8");
  }

  private void touch(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
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

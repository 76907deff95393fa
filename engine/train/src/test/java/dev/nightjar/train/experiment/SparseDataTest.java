package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseDataTest {

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  @Test
  void effortIsTheSizeOfMadeUpTextsAndFiveIsAllOfNews20() throws IOException {
    assertThat(SparseData.share(1)).isEqualTo(0.2);
    assertThat(SparseData.share(5)).isEqualTo(1);
    assertThat(SparseData.share(50)).isEqualTo(1);
    SparseData some = data(Inputs.none(), 0.02);
    SparseData more = data(Inputs.none(), 0.04);
    assertThat(some.training().count() + some.test().count()).isEqualTo(80);
    assertThat(more.training().count() + more.test().count()).isEqualTo(160);
    assertThat(more.training().columnCount()).isEqualTo(10_842);
  }

  @Test
  void textsTooSmallToSplitAreRefused() {
    assertThatThrownBy(() -> data(Inputs.none(), 0.0018))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("made up like news20 has 8 rows");
  }

  @Test
  void saysThatEffortIsNothingToAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svm"), "0 1:1\n1 2:1\n".repeat(10));
    assertThat(data(Inputs.none().with(file), 1).training().count()).isEqualTo(16);
    assertThat(log).hasSize(1);
    data(Inputs.none().with(file), 3);
    assertThat(log).last().asString().contains("all of a.svm is used");
  }

  private SparseData data(Inputs inputs, double effort) throws IOException {
    return SparseData.of(new Conditions(inputs, 1, effort, 1), new Results(folder, log::add));
  }
}

package dev.nightjar.train.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseRowsTest {

  private static final String TEXT =
      "+1 1:0.5 3:-2e-1\r\n-1 2:4 # a comment\n\n0\n# nothing\n  3  2:1   4:1 \n";

  @TempDir Path folder;

  @Test
  void readsRowsPackedOrNot() throws IOException {
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(gz)) {
      packed.write(TEXT.getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
    try (OutputStream packed = new BZip2CompressorOutputStream(bz2)) {
      packed.write(TEXT.getBytes(StandardCharsets.US_ASCII));
    }
    byte[][] all = {TEXT.getBytes(StandardCharsets.US_ASCII), gz.toByteArray(), bz2.toByteArray()};
    for (byte[] bytes : all) {
      Path file = Files.write(folder.resolve("rows"), bytes);
      SparseRows rows = LibSvmReader.read(file, false);
      assertThat(rows.count()).isEqualTo(4);
      assertThat(rows.columnCount()).isEqualTo(4);
      assertThat(rows.entries()).isEqualTo(5);
      assertThat(Sparse.dense(rows, 0))
          .containsExactly(new double[] {0.5, 0, -0.2, 0}, within(1e-7));
      assertThat(Sparse.dense(rows, 2)).containsOnly(0);
      assertThat(rows.label(3)).isEqualTo(3);
    }
  }

  @Test
  void saysWhichLineIsNoRow() {
    String[] broken = {
      "x 1:2", "1 2:3 2:4", "1 3:1 2:1", "1 0:1", "1 2", "1 2:", "1 2:nan", "1 -1:1"
    };
    for (String line : broken) {
      assertThatThrownBy(() -> LibSvmReader.read(Files.writeString(path(), "1 1:1\n" + line), true))
          .as(line)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("broken.svm: line 2 is no LIBSVM row");
    }
  }

  @Test
  void ofTwoLabelsTheHigherIsOneAndTheLowerMinusOne() throws IOException {
    String[][] pairs = {{"-1", "+1"}, {"0", "1"}, {"1", "2"}, {"4", "2"}};
    for (String[] pair : pairs) {
      Path file = Files.writeString(path(), pair[0] + " 1:1\n" + pair[1] + " 2:1\n");
      SparseRows rows = LibSvmReader.read(file, true);
      int first = Integer.parseInt(pair[0]) < Integer.parseInt(pair[1]) ? -1 : 1;
      assertThat(rows.labels).containsExactly(first, -first);
    }
  }

  @Test
  void labelsThatAreNotTwoAreNamed() throws IOException {
    String[][] all = {
      {"1 1:1\n1 2:1\n", "broken.svm: two different labels are needed, not [1.0]"},
      {"1 1:1\n2 2:1\n3 1:1\n", "not [1.0, 2.0, 3.0]"},
      {"# nothing\n", "not []"},
      {"0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", "not more than 8, among them [0.0, 1.0"},
    };
    for (String[] pair : all) {
      Path file = Files.writeString(path(), pair[0]);
      assertThatThrownBy(() -> LibSvmReader.read(file, true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(pair[1]);
    }
  }

  @Test
  void moreFeaturesThanMemoryHoldsAreRefused() {
    byte[] text = "1 1000:1\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> LibSvmReader.read(new ByteArrayInputStream(text), false, 999))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("index 1000 asks")
        .hasMessageContaining("-Xmx");
    assertThat(LibSvmReader.largestIndex(64L << 20)).isEqualTo(1 << 20);
    assertThat(LibSvmReader.largestIndex(Long.MAX_VALUE)).isEqualTo(100_000_000);
  }

  private Path path() {
    return folder.resolve("broken.svm");
  }

  @Property(tries = 500)
  void noTextBreaksTheReader(
      @ForAll
          @Chars({'1', '2', ':', ' ', '\n', '-', '#', 'e', '.'})
          @CharRange(from = 0, to = 255)
          @StringLength(max = 60)
          String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      SparseRows rows = LibSvmReader.read(new ByteArrayInputStream(bytes), true);
      assertThat(rows.count()).isLessThanOrEqualTo(61);
    } catch (IOException expected) {
      assertThat(expected).isNotNull();
    }
  }

  @Test
  void frequenciesNormsAndParts() {
    SparseRows rows = Sparse.rows(new Random(2), 500, 1, 0.5, 0.1);
    assertThat(rows.frequencies()).containsExactly(new double[] {1, 0.5, 0.1}, within(0.06));
    SparseRows unit = rows.normalized();
    for (int row = 0; row < 500; row++) {
      assertThat(unit.dot(row, Sparse.dense(unit, row))).isCloseTo(1, within(1e-5));
    }
    SparseRows part = rows.pick(new int[] {7, 3});
    assertThat(part.count()).isEqualTo(2);
    assertThat(part.columnCount()).isEqualTo(3);
    assertThat(Sparse.dense(part, 1)).containsExactly(Sparse.dense(rows, 3));
    assertThat(part.label(0)).isEqualTo(rows.label(7));
  }

  @Test
  void theGradientIsTheSlopeOfTheObjective() {
    SparseRows rows = Sparse.rows(new Random(9), 50, 1, 0.5, 0.2);
    for (LinearLoss loss : LinearLoss.values()) {
      SparseProblem problem = new SparseProblem(rows, loss, 0.3);
      double[] w = {0.3, -0.7, 1.1};
      double[] gradient = problem.gradient(w);
      for (int k = 0; k < 3; k++) {
        double[] up = w.clone();
        double[] down = w.clone();
        up[k] += 1e-5;
        down[k] -= 1e-5;
        double slope = (problem.value(up) - problem.value(down)) / 2e-5;
        assertThat(gradient[k]).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @Test
  void logisticLossIsFiniteFarOut() {
    assertThat(LinearLoss.LOGISTIC.value(-5_000, 1)).isEqualTo(5_000);
    assertThat(LinearLoss.LOGISTIC.value(5_000, 1)).isZero();
    assertThat(LinearLoss.LOGISTIC.slope(-5_000, 1)).isEqualTo(-1);
    assertThat(LinearLoss.LOGISTIC.slope(5_000, 1)).isZero();
  }

  @Test
  void generatedTextsHaveTheirSizes() {
    SparseRows rows = GeneratedText.likeNews20(1).smaller(0.01).make();
    assertThat(rows.count()).isEqualTo(200);
    assertThat(rows.columnCount()).isEqualTo(13_552);
    assertThat(rows.entries() / 200.0).isBetween(430.0, 480.0);
    double[] p = rows.frequencies();
    assertThat(p[0]).isGreaterThan(0.95);
    assertThat(p[10_000]).isLessThan(0.1);
  }
}

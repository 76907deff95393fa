package dev.nightjar.train.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class LibSvmFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreRowsOrAnError(byte[] bytes) {
    SparseRows rows;
    try {
      rows = LibSvmReader.read(new ByteArrayInputStream(bytes), false);
    } catch (IOException refused) {
      return;
    }
    int entries = 0;
    for (int row = 0; row < rows.count(); row++) {
      assertThat(Float.isFinite(rows.label(row))).isTrue();
      int before = -1;
      for (int column : rows.columns(row)) {
        assertThat(column).isGreaterThan(before).isLessThan(rows.columnCount());
        before = column;
        entries++;
      }
    }
    assertThat(entries).isEqualTo(rows.entries());
  }
}

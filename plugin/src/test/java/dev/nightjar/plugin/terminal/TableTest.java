package dev.nightjar.plugin.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void firstColumnIsToTheLeftOthersToTheRight() {
    Table table = new Table("file", "dB");
    table.row(List.of("a", "12.34"));
    assertThat(table.lines()).containsExactly("file     dB", "a     12.34");
  }

  @Test
  void rowsHaveTheHeadingsNumberOfCells() {
    Table table = new Table("file", "dB");
    assertThatThrownBy(() -> table.row(List.of("a"))).isInstanceOf(IllegalArgumentException.class);
  }
}

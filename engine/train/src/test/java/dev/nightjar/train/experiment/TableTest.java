package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void aNameWithACommaStaysOneCell() {
    Table table = new Table("method", "loss");
    table.row("sgd, whitened", 0.5);
    assertThat(table.lines()).containsExactly("method,loss", "\"sgd, whitened\",0.500000");
  }
}

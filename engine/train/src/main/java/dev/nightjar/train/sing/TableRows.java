package dev.nightjar.train.sing;

import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.network.TorchSing;
import dev.nightjar.train.network.TorchSing.Symbol;
import dev.nightjar.train.optimize.AdaBatchRows;
import java.util.List;
import java.util.function.ToLongFunction;
import org.bytedeco.pytorch.Tensor;

/** The rows of SING's tables that notes use. */
final class TableRows {

  private TableRows() {}

  /** Turns the tables' part of a mean over notes into AdaBatch's, in place. */
  static void aggregate(TorchSing network, Tensor vector, List<Symbol> notes) {
    for (Parameter table : network.sing().tables()) {
      ToLongFunction<Symbol> place =
          switch (table.name()) {
            case Sing.INSTRUMENT_TABLE -> Symbol::instrument;
            case Sing.PITCH_TABLE -> Symbol::pitch;
            case Sing.VELOCITY_TABLE -> Symbol::velocity;
            // Every note uses every step.
            default -> null;
          };
      if (place != null) {
        int[] sizes = table.shape().sizes();
        new AdaBatchRows(network.parameters().offset(table.name()), sizes[0], sizes[1])
            .aggregate(vector, notes.stream().mapToLong(place).toArray());
      }
    }
  }
}

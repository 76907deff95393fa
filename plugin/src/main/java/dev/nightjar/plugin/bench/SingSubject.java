package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.InstrumentCard;
import dev.nightjar.engine.model.InstrumentPackage;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model of instruments to measure.
 *
 * @param name what to call it
 * @param instruments the model
 */
public record SingSubject(String name, InstrumentPackage instruments) {

  private static final int LOWEST = 36;
  private static final int HIGHEST = 96;

  /**
   * [not real-time] A network of these sizes with random weights.
   *
   * @param folder where its files are written
   * @throws IOException if they can't be
   */
  public static SingSubject random(int hidden, int channels, Path folder) throws IOException {
    Sing sing = Sing.of(2, hidden, channels);
    Shape levels = new Shape(sing.instruments(), sing.pitches(), sing.velocities());
    PackageWriter.writeInstruments(
        folder,
        sing,
        Weights.initial(sing.synthesizerParameters(), 1),
        new PackageWriter.Instruments(
            IntStream.range(0, sing.instruments())
                .mapToObj(i -> new InstrumentCard.Entry("random-" + i, LOWEST, HIGHEST))
                .toList(),
            List.of(25, 50, 75, 100, 127),
            sing.noteFrames() * 3 / 4,
            new Weights.Tensor(levels, new float[levels.count()])),
        new PackageWriter.Details(
            "random", "0", List.of(), Map.of(), List.of(), "none", List.of()));
    return new SingSubject("random:" + hidden + "," + channels, InstrumentPackage.open(folder));
  }

  /** The bytes of its graph. */
  long graphBytes(String precision) throws ModelException {
    return instruments.graph(precision).length;
  }
}

package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.InstrumentPackage;
import dev.nightjar.engine.model.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which instruments to play. */
final class InstrumentModels {

  /** The model that ships with Nightjar. */
  static final String SHIPPED = "sing-gm";

  private InstrumentModels() {}

  /**
   * A folder or zip if there is one of that name, else a model that ships with Nightjar.
   *
   * @throws ModelException if there is none
   */
  static InstrumentPackage open(String model) throws ModelException {
    Path path = Path.of(model);
    return Files.exists(path) || model.contains("/")
        ? InstrumentPackage.open(path)
        : InstrumentPackage.bundled(model);
  }
}

package dev.nightjar.engine.model;

import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Parameter.Shape;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import java.io.IOException;
import java.nio.file.Path;

/** A card and files of instruments: a folder, a zip, or a resource that ships with Nightjar. */
public final class InstrumentPackage extends CardedFiles<InstrumentCard> {

  /** The table of levels, dB: {@code [instruments][pitches][velocities]}. */
  public static final String LEVEL_TABLE = "level";

  private InstrumentPackage(PackageFiles files) throws ModelException {
    super(files, InstrumentCard::read, InstrumentCard::files);
  }

  /**
   * Opens a folder or a zip.
   *
   * @throws ModelException if it is no package of instruments
   */
  public static InstrumentPackage open(Path folderOrZip) throws ModelException {
    return new InstrumentPackage(PackageFiles.open(folderOrZip));
  }

  /**
   * Opens a model that ships with Nightjar.
   *
   * @throws ModelException if there is none of that name
   */
  public static InstrumentPackage bundled(String name) throws ModelException {
    return new InstrumentPackage(PackageFiles.bundled(name));
  }

  /**
   * The look-up tables and {@link #LEVEL_TABLE}.
   *
   * @throws ModelException if they can't be read or don't fit the card
   */
  public Weights tables() throws ModelException {
    String file = card().files().get(InstrumentCard.TABLES);
    try {
      Weights tables = SafeTensors.parse(read(file), where() + "/" + file).weights();
      for (Parameter table : card().sing().tables()) {
        tables.get(table.name(), table.shape());
      }
      tables.get(LEVEL_TABLE, levelShape(card()));
      return tables;
    } catch (IllegalArgumentException e) {
      throw new ModelException(where() + "/" + file + ": " + e.getMessage(), e);
    } catch (ModelException e) {
      throw e;
    } catch (IOException e) {
      throw new ModelException(e.getMessage(), e);
    }
  }

  private static Shape levelShape(InstrumentCard card) {
    return new Shape(card.sing().instruments(), card.sing().pitches(), card.sing().velocities());
  }
}

package dev.nightjar.engine.model;

import java.nio.file.Path;

/** A denoiser's card and files: a folder, a zip, or a resource that ships with Nightjar. */
public final class ModelPackage {

  private final ModelCard card;
  private final PackageFiles files;

  private ModelPackage(PackageFiles files) throws ModelException {
    this.files = files;
    this.card = ModelCard.read(files.read(PackageFiles.CARD), files.card());
  }

  /**
   * Opens a folder or a zip.
   *
   * @throws ModelException if it is no package
   */
  public static ModelPackage open(Path folderOrZip) throws ModelException {
    return new ModelPackage(PackageFiles.open(folderOrZip));
  }

  /**
   * Opens a model that ships with Nightjar.
   *
   * @throws ModelException if there is none of that name
   */
  public static ModelPackage bundled(String name) throws ModelException {
    return new ModelPackage(PackageFiles.bundled(name));
  }

  /** The card. */
  public ModelCard card() {
    return card;
  }

  /** What to call it in messages. */
  public String where() {
    return files.where();
  }

  /**
   * Looks whether there is a precision, before anything is loaded.
   *
   * @throws ModelException if there is none
   */
  public void requirePrecision(String precision) throws ModelException {
    files.requirePrecision(card.files(), precision);
  }

  /**
   * The ONNX file of a precision.
   *
   * @throws ModelException if there is none, or it can't be read
   */
  public byte[] graph(String precision) throws ModelException {
    return files.graph(card.files(), precision);
  }
}

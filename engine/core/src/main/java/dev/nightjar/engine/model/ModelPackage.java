package dev.nightjar.engine.model;

import java.nio.file.Path;

/** A denoiser's card and files: a folder, a zip, or a resource that ships with Nightjar. */
public final class ModelPackage extends CardedFiles<ModelCard> {

  private ModelPackage(PackageFiles files) throws ModelException {
    super(files, ModelCard::read, ModelCard::files);
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
}

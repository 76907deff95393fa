package dev.nightjar.engine.model;

import java.util.Map;

/**
 * A card and the files that it names: a folder, a zip, or a resource that ships with Nightjar.
 *
 * @param <C> the kind of card
 */
public abstract sealed class CardedFiles<C> permits ModelPackage, InstrumentPackage {

  private final PackageFiles files;
  private final C card;
  private final Map<String, String> names;

  /** How a kind of card is read, and which files it names. */
  interface CardReader<C> {
    C read(byte[] json, String where) throws ModelException;
  }

  /** The files of a card by what they are. */
  interface FileNames<C> {
    Map<String, String> of(C card);
  }

  CardedFiles(PackageFiles files, CardReader<C> reader, FileNames<C> names) throws ModelException {
    this.files = files;
    this.card = reader.read(files.read(PackageFiles.CARD), files.card());
    this.names = names.of(card);
  }

  /** The card. */
  public final C card() {
    return card;
  }

  /** What to call it in messages. */
  public final String where() {
    return files.where();
  }

  /**
   * Looks whether there is a precision, before anything is loaded.
   *
   * @throws ModelException if there is none
   */
  public final void requirePrecision(String precision) throws ModelException {
    files.requirePrecision(names, precision);
  }

  /**
   * The ONNX file of a precision.
   *
   * @throws ModelException if there is none, or it can't be read
   */
  public final byte[] graph(String precision) throws ModelException {
    return files.graph(names, precision);
  }

  /** Any of its files. */
  final byte[] read(String file) throws ModelException {
    return files.read(file);
  }
}

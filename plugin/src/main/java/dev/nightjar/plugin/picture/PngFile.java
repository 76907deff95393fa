package dev.nightjar.plugin.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Writes an image so that its file is whole or not there. */
final class PngFile {
  private PngFile() {}

  static void write(BufferedImage image, Path file, boolean overwrite) throws PictureException {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (!overwrite && Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, ".nightjar-", ".png");
      try {
        ImageIO.write(image, "png", whole.toFile());
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (FileAlreadyExistsException e) {
      throw new PictureException(file + " exists already. Give another name, or --force.", e);
    } catch (IOException e) {
      throw new PictureException(
          "Cannot write the picture " + file + " (" + e.getMessage() + "). Is the folder writable?",
          e);
    }
  }
}

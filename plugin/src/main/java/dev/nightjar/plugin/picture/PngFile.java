package dev.nightjar.plugin.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Writes an image so that its file is whole or not there. */
final class PngFile {
  private PngFile() {}

  /** Before the work of a picture: whether its file may be written. */
  static void mustBeFree(Path file, boolean overwrite) throws PictureException {
    if (Files.isDirectory(file)) {
      throw new PictureException(file + " is a folder. Give a picture's name.", null);
    }
    if (!overwrite && Files.exists(file)) {
      throw new PictureException(file + " exists already. Give another name, or --force.", null);
    }
  }

  static void write(BufferedImage image, Path file, boolean overwrite) throws PictureException {
    mustBeFree(file, overwrite);
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, ".nightjar-", ".png");
      try {
        ImageIO.write(image, "png", whole.toFile());
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new PictureException(
          "Cannot write the picture " + file + " (" + e.getMessage() + "). Is the folder writable?",
          e);
    }
  }
}

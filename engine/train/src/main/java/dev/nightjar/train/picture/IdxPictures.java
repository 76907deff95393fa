package dev.nightjar.train.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads pictures of digits in MNIST's IDX format, packed by gzip or not. */
public final class IdxPictures {

  private static final int PICTURES = 0x803;
  private static final int LABELS = 0x801;
  private static final int MOST = 1_000_000;
  private static final int DIGITS = 10;

  private IdxPictures() {}

  /**
   * Reads {@code t10k-images-idx3-ubyte.gz} or its like, with the labels in the file beside it
   * whose name has {@code labels-idx1} for {@code images-idx3}.
   *
   * @throws IOException if they can't be read, don't fit or are of another format
   */
  public static Pictures read(Path images) throws IOException {
    String name = images.getFileName().toString();
    if (!name.contains("images-idx3")) {
      throw new IOException(images + ": the name must contain images-idx3");
    }
    Path labelFile = images.resolveSibling(name.replace("images-idx3", "labels-idx1"));
    try (DataInputStream in = open(images);
        DataInputStream labelsIn = open(labelFile)) {
      int count = header(in, PICTURES, images);
      int height = in.readInt();
      int width = in.readInt();
      int size = Math.multiplyExact(height, width);
      if (header(labelsIn, LABELS, labelFile) != count || size < 1 || size > 10_000) {
        throw new IOException(images + " and its labels don't fit");
      }
      byte[] bytes = in.readNBytes(Math.multiplyExact(count, size));
      byte[] labelBytes = labelsIn.readNBytes(count);
      if (bytes.length < count * size || labelBytes.length < count) {
        throw new IOException(images + " or its labels end early");
      }
      float[] pixels = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        pixels[i] = (bytes[i] & 0xff) / 255f;
      }
      long[] labels = new long[count];
      for (int i = 0; i < count; i++) {
        labels[i] = labelBytes[i];
        if (labels[i] < 0 || labels[i] >= DIGITS) {
          throw new IOException(labelFile + ": picture " + i + " is called " + labels[i]);
        }
      }
      return new Pictures(new Pictures.Form(1, height, width), pixels, labels, DIGITS);
    } catch (ArithmeticException e) {
      throw new IOException(images + " is no file of pictures", e);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    return new DataInputStream(
        file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream);
  }

  private static int header(DataInputStream in, int kind, Path file) throws IOException {
    int magic = in.readInt();
    int count = in.readInt();
    if (magic != kind || count < 1 || count > MOST) {
      throw new IOException(file + " is no IDX file of that kind");
    }
    return count;
  }
}

package dev.nightjar.train.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads CIFAR's binary format: for each picture of 32 by 32 a label (CIFAR-10), or a coarse and a
 * fine one (CIFAR-100), then 1024 bytes each of red, green and blue.
 */
public final class CifarPictures {

  private static final Pictures.Form FORM = new Pictures.Form(3, 32, 32);
  private static final int MOST = 100_000;

  private CifarPictures() {}

  /** What a set's files are called and how they are made. */
  private enum Kind {
    TEN("data_batch_.*\\.bin", "test_batch.bin", 1, 10),
    HUNDRED("train.bin", "test.bin", 2, 100);

    private final String training;
    private final String test;
    private final int labels;
    private final int classes;

    Kind(String training, String test, int labels, int classes) {
      this.training = training;
      this.test = test;
      this.labels = labels;
      this.classes = classes;
    }
  }

  /**
   * Reads the folder that the archive unpacks to: {@code data_batch_1.bin} and others with {@code
   * test_batch.bin} for CIFAR-10, {@code train.bin} with {@code test.bin} for CIFAR-100, whose fine
   * labels are taken.
   *
   * @throws IOException if there is neither, or a file can't be read or is of another format
   */
  public static Pictures.Split read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Kind kind : Kind.values()) {
      List<Path> training =
          files.stream().filter(f -> f.getFileName().toString().matches(kind.training)).toList();
      Path test = folder.resolve(kind.test);
      if (!training.isEmpty() && Files.exists(test)) {
        return new Pictures.Split(read(training, kind), read(List.of(test), kind));
      }
    }
    throw new IOException(
        folder
            + " is no folder of CIFAR: it has neither data_batch_1.bin and test_batch.bin nor"
            + " train.bin and test.bin");
  }

  private static Pictures read(List<Path> files, Kind kind) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        for (byte[] one = next(in, file, kind); one.length > 0; one = next(in, file, kind)) {
          records.add(one);
        }
      }
      if (records.size() > MOST) {
        throw new IOException(file + ": more than " + MOST + " pictures");
      }
    }
    if (records.isEmpty()) {
      throw new IOException(files.get(0) + " holds no picture");
    }
    float[] pixels = new float[records.size() * FORM.size()];
    long[] labels = new long[records.size()];
    for (int i = 0; i < labels.length; i++) {
      byte[] one = records.get(i);
      labels[i] = one[kind.labels - 1];
      for (int j = 0; j < FORM.size(); j++) {
        pixels[i * FORM.size() + j] = (one[kind.labels + j] & 0xff) / 255f;
      }
    }
    return new Pictures(FORM, pixels, labels, kind.classes);
  }

  /** A picture with its labels, or nothing at the end. */
  private static byte[] next(InputStream in, Path file, Kind kind) throws IOException {
    byte[] one = in.readNBytes(kind.labels + FORM.size());
    if (one.length > 0 && one.length < kind.labels + FORM.size()) {
      throw new IOException(file + " ends within a picture");
    }
    if (one.length > 0 && (one[kind.labels - 1] < 0 || one[kind.labels - 1] >= kind.classes)) {
      throw new IOException(
          file + " has a label of " + (one[kind.labels - 1] & 0xff) + ": it is no file of CIFAR");
    }
    return one;
  }
}

package dev.nightjar.train.sparse;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Reads files of the LIBSVM format, packed by gzip or bzip2 or not at all: a row a line, {@code
 * label index:value index:value ...}, indices from 1 and rising, a comment behind {@code #}.
 */
public final class LibSvmReader {

  private static final int MAX_INDEX = 100_000_000;

  /** What the hungriest method keeps for a feature: {@link Svrg}, with its caller's weights. */
  private static final int BYTES_PER_FEATURE = 64;

  private LibSvmReader() {}

  /**
   * Reads a file. If {@code binary}, its two labels become −1, the lower, and 1.
   *
   * @throws IOException with the line, if it can't be read, isn't of the format or has more
   *     features than memory can hold weights of; or if {@code binary} with labels that aren't two
   */
  public static SparseRows read(Path file, boolean binary) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      return read(stream, binary);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reads a stream; its first bytes tell how it is packed. */
  static SparseRows read(InputStream packed, boolean binary) throws IOException {
    return read(packed, binary, largestIndex(Runtime.getRuntime().maxMemory()));
  }

  /** The largest index whose weights a heap of that size can hold. */
  static int largestIndex(long heapBytes) {
    return (int) Math.min(MAX_INDEX, heapBytes / BYTES_PER_FEATURE);
  }

  static SparseRows read(InputStream packed, boolean binary, int largestIndex) throws IOException {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(unpacked(packed), StandardCharsets.ISO_8859_1), 1 << 16)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          parse(line, builder);
        } catch (IllegalArgumentException e) {
          throw new IOException("line " + number + " is no LIBSVM row: " + e.getMessage(), e);
        }
      }
    }
    SparseRows rows = builder.build(0);
    if (rows.columnCount() > largestIndex) {
      throw new IOException(
          "index "
              + rows.columnCount()
              + " asks for weights of that many features, but memory can hold those of "
              + largestIndex
              + "; give Java more with -Xmx");
    }
    return binary ? TwoLabels.of(rows) : rows;
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    InputStream stream = packed.markSupported() ? packed : new BufferedInputStream(packed);
    stream.mark(3);
    int first = stream.read();
    int second = stream.read();
    int third = stream.read();
    stream.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(stream, 1 << 16);
    }
    return first == 'B' && second == 'Z' && third == 'h'
        ? new BZip2CompressorInputStream(stream, true)
        : stream;
  }

  private static void parse(String line, SparseRowsBuilder builder) {
    int comment = line.indexOf('#');
    int end = comment < 0 ? line.length() : comment;
    int from = skipSpace(line, 0, end);
    if (from == end) {
      return;
    }
    int to = wordEnd(line, from, end);
    float label = number(line, from, to);
    for (from = skipSpace(line, to, end); from < end; from = skipSpace(line, to, end)) {
      to = wordEnd(line, from, end);
      int colon = line.indexOf(':', from);
      if (colon < 0 || colon >= to) {
        throw new IllegalArgumentException(line.substring(from, to) + " has no colon");
      }
      int index = Integer.parseInt(line, from, colon, 10);
      if (index < 1 || index > MAX_INDEX) {
        throw new IllegalArgumentException("index " + index + " is not 1 to " + MAX_INDEX);
      }
      builder.add(index - 1, number(line, colon + 1, to));
    }
    builder.endRow(label);
  }

  private static float number(String line, int from, int to) {
    float value = Float.parseFloat(line.substring(from, to));
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(line.substring(from, to) + " is not finite");
    }
    return value;
  }

  private static int skipSpace(String line, int from, int end) {
    int i = from;
    while (i < end && line.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private static int wordEnd(String line, int from, int end) {
    int i = from;
    while (i < end && line.charAt(i) > ' ') {
      i++;
    }
    return i;
  }
}

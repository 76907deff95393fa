package dev.nightjar.train.data;

import dev.nightjar.engine.file.AudioFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Examples from ready-made pairs of files: {@code --clean DIR --noisy DIR}.
 *
 * <p>A pair has the same path in both folders but for the extension (VoiceBank+DEMAND), or the same
 * {@code fileid_N} at the end of its names (DNS Challenge). Pairs are decoded when they are needed.
 * An example is a random part of a random pair; short ones are filled up with silence.
 */
public final class PairedFolder implements ExampleSource {
  private static final Pattern FILE_ID = Pattern.compile("fileid_(\\d+)$");

  /** After so many pairs in a row that are none, something is wrong with all of them. */
  private static final int MOST_TRIES = 20;

  private final List<Pair> pairs;
  private final int sampleRateHz;
  private final Consumer<String> told;
  private final Set<Pair> broken = ConcurrentHashMap.newKeySet();

  /** Two recordings of the same length of the same speech. */
  public record Pair(Path clean, Path noisy) {}

  /**
   * [any thread] Over these pairs, at least one.
   *
   * @param told hears of each pair that is left out, once, on any thread
   */
  public PairedFolder(List<Pair> pairs, int sampleRateHz, Consumer<String> told) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("no pairs");
    }
    this.pairs = List.copyOf(pairs);
    this.sampleRateHz = sampleRateHz;
    this.told = told;
  }

  /**
   * [not real-time] The pairs of two folders, sorted by the clean path.
   *
   * @throws IOException if a folder cannot be read, a noisy file has no clean one, or none is found
   */
  public static List<Pair> find(Path cleanFolder, Path noisyFolder) throws IOException {
    Map<String, Path> cleanByKey = byKey(cleanFolder);
    List<Pair> pairs = new ArrayList<>();
    for (Map.Entry<String, Path> noisy : byKey(noisyFolder).entrySet()) {
      Path clean = cleanByKey.get(noisy.getKey());
      if (clean == null) {
        throw new IOException(
            noisy.getValue() + ": no clean file of the same name or fileid in " + cleanFolder);
      }
      pairs.add(new Pair(clean, noisy.getValue()));
    }
    if (pairs.isEmpty()) {
      throw new IOException(noisyFolder + ": no sound files");
    }
    pairs.sort((a, b) -> a.noisy().compareTo(b.noisy()));
    return pairs;
  }

  private static Map<String, Path> byKey(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + ": not a folder; give a folder of sound files");
    }
    Map<String, Path> files = new HashMap<>();
    for (Path path : SoundList.walk(folder)) {
      Path before = files.put(key(folder.relativize(path)), path);
      if (before != null) {
        throw new IOException(path + ": belongs to the same pair as " + before);
      }
    }
    return files;
  }

  private static String key(Path relative) {
    String name = relative.toString().replace('\\', '/');
    name = name.substring(0, name.lastIndexOf('.'));
    Matcher id = FILE_ID.matcher(name);
    return id.find() ? "fileid_" + id.group(1) : name;
  }

  /** [any thread] Number of pairs. */
  public int size() {
    return pairs.size();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A pair that can't be decoded, or is of unequal lengths, is told and another one drawn.
   *
   * @throws IllegalStateException if no pair can be used
   */
  @Override
  public void fill(long seed, long index, float[] noisy, float[] clean) {
    SplittableRandom random = Draw.forItem(seed, index).random();
    String last = "";
    for (int i = 0; i < MOST_TRIES; i++) {
      Pair pair = pairs.get(random.nextInt(pairs.size()));
      try {
        fill(pair, random, noisy, clean);
        return;
      } catch (AudioFileException e) {
        last = e.getMessage();
        if (broken.add(pair)) {
          told.accept("left out: " + last);
        }
      }
    }
    throw new IllegalStateException(
        MOST_TRIES + " pairs in a row can't be used; the last one: " + last);
  }

  private void fill(Pair pair, SplittableRandom random, float[] noisy, float[] clean)
      throws AudioFileException {
    float[] cleanWhole = SoundDecoder.mono(pair.clean(), sampleRateHz);
    float[] noisyWhole = SoundDecoder.mono(pair.noisy(), sampleRateHz);
    if (cleanWhole.length != noisyWhole.length) {
      throw new AudioFileException(
          pair.clean(),
          String.format(
              "has %d samples, but %s has %d: they are no pair",
              cleanWhole.length, pair.noisy(), noisyWhole.length));
    }
    int room = cleanWhole.length - clean.length;
    int start = room > 0 ? random.nextInt(room + 1) : 0;
    cut(cleanWhole, start, clean);
    cut(noisyWhole, start, noisy);
  }

  private static void cut(float[] whole, int start, float[] into) {
    int count = Math.min(into.length, whole.length - start);
    System.arraycopy(whole, start, into, 0, count);
    Arrays.fill(into, count, into.length, 0);
  }
}

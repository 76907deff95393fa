package dev.nightjar.plugin.score;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.batch.BatchException;
import dev.nightjar.plugin.batch.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clean sound and an estimate of it.
 *
 * @param name what both are called, without extension, below their folders
 * @param clean the clean sound's file
 * @param estimate the estimate's file
 */
public record FilePair(String name, Path clean, Path estimate) {

  /**
   * Pairs two files, or the files of two folders by their names; extensions may differ.
   *
   * @throws BatchException if a clean file has no estimate, or there is nothing to pair
   */
  public static List<FilePair> match(Path clean, Path estimate) throws BatchException {
    mustExist(clean);
    mustExist(estimate);
    if (Files.isDirectory(clean) != Files.isDirectory(estimate)) {
      throw new BatchException(
          clean + " and " + estimate + " must both be files or both be folders.");
    }
    if (!Files.isDirectory(clean)) {
      return List.of(new FilePair(FileKind.stem(estimate), clean, estimate));
    }
    Map<String, Path> estimates = byName(estimate);
    List<FilePair> pairs = new ArrayList<>();
    List<Path> alone = new ArrayList<>();
    for (Map.Entry<String, Path> entry : byName(clean).entrySet()) {
      Path partner = estimates.get(entry.getKey());
      if (partner == null) {
        alone.add(entry.getValue());
      } else {
        pairs.add(new FilePair(entry.getKey(), entry.getValue(), partner));
      }
    }
    if (!alone.isEmpty()) {
      throw new BatchException(
          "%d of the files in %s have no estimate of the same name in %s, among them %s."
              .formatted(alone.size(), clean, estimate, alone.get(0).getFileName()));
    }
    if (pairs.isEmpty()) {
      throw new BatchException(clean + " holds no sound files.");
    }
    return pairs;
  }

  /**
   * Reads both and scores the estimate. [not real-time]
   *
   * @throws IOException if a file cannot be read or the two differ in rate, channels or length
   */
  public Scores score() throws IOException {
    AudioClip reference = AudioReader.readAll(clean);
    AudioClip candidate = AudioReader.readAll(estimate);
    same("sample rate", reference.sampleRateHz(), candidate.sampleRateHz(), "Hz");
    same("channels", reference.channels(), candidate.channels(), "channels");
    same("length", reference.frames(), candidate.frames(), "frames");
    return Scores.of(reference, candidate);
  }

  private void same(String quantity, int ofClean, int ofEstimate, String unit)
      throws BatchException {
    if (ofClean != ofEstimate) {
      throw new BatchException(
          "%s and %s differ in %s: %d and %d %s. Scores need sounds of equal shape."
              .formatted(clean, estimate, quantity, ofClean, ofEstimate, unit));
    }
  }

  private static void mustExist(Path path) throws BatchException {
    if (!Files.exists(path)) {
      throw new BatchException("There is no " + path + ". Check the name.");
    }
  }

  private static Map<String, Path> byName(Path folder) throws BatchException {
    Map<String, Path> files = new LinkedHashMap<>();
    List<Path> unread = new ArrayList<>();
    List<Path> sounds = FileKind.SOUND.below(folder, unread::add);
    if (!unread.isEmpty()) {
      throw new BatchException(unread.get(0) + " cannot be read. Check its permissions.");
    }
    for (Path file : sounds) {
      String name = folder.relativize(file.resolveSibling(FileKind.stem(file))).toString();
      Path other = files.put(name, file);
      if (other != null) {
        throw new BatchException(
            other + " and " + file + " have the same name but for the extension. Remove one.");
      }
    }
    return files;
  }
}

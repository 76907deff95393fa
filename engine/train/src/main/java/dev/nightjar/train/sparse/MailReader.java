package dev.nightjar.train.sparse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads mails as bags of words. A mail is a file of a folder whose name contains {@code ham} (label
 * −1) or {@code spam} (label 1), as SpamAssassin's corpus has it; files named {@code .json} are
 * passed over. Of the headers only the subject counts: others tell where a mail was collected.
 */
public final class MailReader {

  private static final int LONGEST_WORD = 20;
  private static final int SHORTEST_WORD = 2;
  private static final long LARGEST_MAIL_BYTES = 10_000_000;

  private MailReader() {}

  /** What a word that a mail has counts. */
  public enum Weight {
    /** 1, however often it has it. */
    BINARY,
    /** 1 plus the logarithm of how often it has it. */
    FREQUENCY;

    private float of(int count) {
      return this == BINARY ? 1 : (float) (1 + Math.log(count));
    }
  }

  private record Mail(int label, Map<String, Integer> counts) {}

  /**
   * Reads all mails below a folder, in the order of their names. Features are the words that at
   * least {@code leastMails} mails have, in alphabetical order.
   *
   * @throws IOException if a file can't be read or lies in no folder of ham or spam, or if all are
   *     of one kind
   */
  public static SparseRows read(Path folder, Weight weight, int leastMails) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".json"))
              .sorted()
              .toList();
    }
    List<Mail> mails = new ArrayList<>();
    Map<String, Integer> having = new HashMap<>();
    for (Path file : files) {
      Mail mail = new Mail(label(folder, file), counts(text(file)));
      mail.counts().keySet().forEach(word -> having.merge(word, 1, Integer::sum));
      mails.add(mail);
    }
    if (mails.isEmpty()) {
      throw new IOException(folder + " holds no mails");
    }
    if (mails.stream().mapToInt(Mail::label).distinct().count() < 2) {
      throw new IOException(
          folder
              + " holds only "
              + (mails.get(0).label() > 0 ? "spam" : "ham")
              + "; both are needed");
    }
    Map<String, Integer> places = new HashMap<>();
    for (String word : new TreeSet<>(having.keySet())) {
      if (having.get(word) >= leastMails) {
        places.put(word, places.size());
      }
    }
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (Mail mail : mails) {
      // Alphabetical, as the features are.
      mail.counts()
          .forEach(
              (word, count) -> {
                Integer place = places.get(word);
                if (place != null) {
                  builder.add(place, weight.of(count));
                }
              });
      builder.endRow(mail.label());
    }
    return builder.build(places.size());
  }

  private static int label(Path folder, Path file) throws IOException {
    String kind = folder.relativize(file).toString().toLowerCase(Locale.ROOT);
    int end = Math.max(0, kind.lastIndexOf(file.getFileSystem().getSeparator()));
    boolean spam = kind.substring(0, end).contains("spam");
    boolean ham = kind.substring(0, end).contains("ham");
    if (spam == ham) {
      throw new IOException(
          file + " lies in no folder whose name contains either 'ham' or 'spam', below " + folder);
    }
    return spam ? 1 : -1;
  }

  /** The subject and what comes behind the headers. */
  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST_MAIL_BYTES) {
      throw new IOException(file + " is too large for a mail");
    }
    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String mail = all.replace("\r\n", "\n");
    int end = mail.indexOf("\n\n");
    String headers = end < 0 ? mail : mail.substring(0, end);
    StringBuilder text = new StringBuilder();
    headers
        .lines()
        .filter(line -> line.regionMatches(true, 0, "Subject:", 0, 8))
        .forEach(line -> text.append(line, 8, line.length()).append('\n'));
    return text.append(end < 0 ? "" : mail.substring(end)).toString();
  }

  /** Words are runs of letters. */
  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i - from >= SHORTEST_WORD && i - from <= LONGEST_WORD) {
          counts.merge(text.substring(from, i).toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        from = i + 1;
      }
    }
    return counts;
  }
}

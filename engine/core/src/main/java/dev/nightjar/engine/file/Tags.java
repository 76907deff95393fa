package dev.nightjar.engine.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;

/** What a file says of its sound in words: title, artist, a broadcast's time code. */
final class Tags {

  /** Of the old file and its encoder, or of how loud or long the old sound was. */
  private static final Set<String> OF_THE_FILE =
      Set.of(
          "encoder",
          "major_brand",
          "minor_version",
          "compatible_brands",
          "handler_name",
          "vendor_id",
          "language",
          "duration",
          "tlen",
          "itunsmpb",
          "itunnorm");

  private static final Set<String> OF_LOUDNESS = Set.of("replaygain_", "r128_");

  /** Those that only a broadcast wave's {@code bext} chunk has (EBU Tech 3285). */
  private static final Set<String> OF_BROADCASTS =
      Set.of("time_reference", "originator", "originator_reference", "coding_history", "umid");

  /** Places of that chunk, and what FFmpeg calls their contents when it reads them. */
  private static final Map<String, String> BROADCAST_PLACES =
      Map.of(
          "description", "comment",
          "originator", "encoded_by",
          "origination_date", "date",
          "origination_time", "creation_time");

  private Tags() {}

  /** Adds what tells of the sound to {@code tags}; what is there stays. */
  static void read(AVDictionary from, Map<String, String> tags) {
    AVDictionaryEntry entry = null;
    try (BytePointer any = new BytePointer("", StandardCharsets.UTF_8)) {
      while ((entry = av_dict_get(from, any, entry, AV_DICT_IGNORE_SUFFIX)) != null) {
        String name = entry.key().getString(StandardCharsets.UTF_8);
        if (ofTheSound(name.toLowerCase(Locale.ROOT))) {
          tags.putIfAbsent(name, entry.value().getString(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static boolean ofTheSound(String name) {
    return !OF_THE_FILE.contains(name) && OF_LOUDNESS.stream().noneMatch(name::startsWith);
  }

  /**
   * Gives a file that is about to be written its tags, as far as its format has places for them.
   */
  static void write(AVFormatContext format, Map<String, String> tags) {
    AVDictionary dictionary = new AVDictionary(null);
    TreeMap<String, String> written = new TreeMap<>(tags);
    if (ofABroadcast(tags) && format.oformat().name().getString().equals("wav")) {
      BROADCAST_PLACES.forEach(
          (place, name) -> {
            if (tags.containsKey(name)) {
              written.putIfAbsent(place, tags.get(name));
            }
          });
    }
    written.forEach(
        (name, value) -> {
          try (BytePointer key = new BytePointer(name, StandardCharsets.UTF_8);
              BytePointer text = new BytePointer(value, StandardCharsets.UTF_8)) {
            av_dict_set(dictionary, key, text, 0);
          }
        });
    format.metadata(dictionary);
  }

  /** Whether they came with a broadcast wave. */
  static boolean ofABroadcast(Map<String, String> tags) {
    return tags.keySet().stream().anyMatch(OF_BROADCASTS::contains);
  }
}

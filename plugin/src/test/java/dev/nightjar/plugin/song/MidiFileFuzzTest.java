package dev.nightjar.plugin.song;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class MidiFileFuzzTest {
  private static final double MOST_SECONDS = 600;

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreASongOrAnError(byte[] bytes) {
    try {
      Song song = MidiFile.parse(bytes, Path.of("fuzz.mid"), MOST_SECONDS);
      double before = 0;
      for (int event = 0; event < song.events(); event++) {
        if (!(song.seconds(event) >= before)) {
          throw new AssertionError("event " + event + " comes before the one before it");
        }
        before = song.seconds(event);
      }
      if (before > song.seconds() || song.seconds() > MOST_SECONDS) {
        throw new AssertionError("ends at " + song.seconds());
      }
    } catch (MidiFileException refused) {
      if (refused.getMessage().isBlank()) {
        throw new AssertionError("an error without words");
      }
    }
  }
}

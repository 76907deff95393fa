package dev.nightjar.plugin.render;

import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.Peak;
import java.nio.file.Path;

/**
 * What became of a song.
 *
 * @param input the MIDI file
 * @param output the sound file; null if it failed
 * @param notes how many begin in it
 * @param songSeconds its length as written
 * @param seconds its length as it sounds
 * @param processingSeconds time it took
 * @param peak of the sound before it was stored
 * @param clipped whether the file has less than that
 * @param cut whether it still sounded when its tail had to end
 * @param failure why it failed; null if it did not
 */
public record RenderedSong(
    Path input,
    Path output,
    int notes,
    double songSeconds,
    double seconds,
    double processingSeconds,
    Peak peak,
    boolean clipped,
    boolean cut,
    Exception failure) {

  static RenderedSong failed(FileTask task, Exception failure) {
    return new RenderedSong(task.input(), null, 0, 0, 0, 0, new Peak(0), false, false, failure);
  }

  /** Whether the output is there. */
  public boolean isDone() {
    return failure == null;
  }

  /** Why it failed, in a sentence that names the file. */
  public String reason() {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.contains(input.getFileName().toString()) ? message : input + ": " + message;
  }
}

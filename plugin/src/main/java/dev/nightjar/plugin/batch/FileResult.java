package dev.nightjar.plugin.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of one file.
 *
 * @param input what was read
 * @param output what was written; null if it failed
 * @param frames its length
 * @param sampleRateHz its rate
 * @param processingSeconds time it took
 * @param peak of the sound before it was stored
 * @param remarks whole sentences that name the output: what a person would not expect of it
 * @param pictureFailure why there is no picture of it; null if there is, or none was to be drawn
 * @param failure why it failed; null if it did not
 */
public record FileResult(
    Path input,
    Path output,
    long frames,
    int sampleRateHz,
    double processingSeconds,
    Peak peak,
    List<String> remarks,
    Exception pictureFailure,
    Exception failure) {

  static FileResult failed(FileTask task, Exception failure) {
    return new FileResult(task.input(), null, 0, 0, 0, new Peak(0), List.of(), null, failure);
  }

  FileResult withoutPicture(Exception reason) {
    return new FileResult(
        input, output, frames, sampleRateHz, processingSeconds, peak, remarks, reason, failure);
  }

  /** Why it failed, in a sentence that names the file. */
  public String reason() {
    return reason(failure);
  }

  /** Why it has no picture, in a sentence that names the file. */
  public String pictureReason() {
    return reason(pictureFailure);
  }

  private String reason(Exception failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.contains(input.getFileName().toString()) ? message : input + ": " + message;
  }

  /** Whether the output is there. */
  public boolean isDone() {
    return failure == null;
  }

  /** Whether all that was asked for is there. */
  public boolean isWhole() {
    return failure == null && pictureFailure == null;
  }

  /** The sound's duration. */
  public double seconds() {
    return isDone() ? frames / (double) sampleRateHz : 0;
  }
}

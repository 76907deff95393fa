package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.engine.realtime.StreamProcessor;
import dev.nightjar.plugin.picture.SoundPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleConsumer;

/**
 * Files through a processor, several at once; one that fails does not stop the others.
 *
 * @param pool where the processors come from
 * @param format how results are stored
 * @param overwrite whether results may replace files
 * @param pictures a folder for before/after pictures; null for none
 * @param atOnce how many files at the same time
 */
public record FileBatch(
    ProcessorPool pool, OutputFormat format, boolean overwrite, Path pictures, int atOnce) {

  /**
   * Does all tasks. [not real-time]
   *
   * @param secondsDone hears how many seconds of sound are done, from any thread
   * @return a result for each task, in their order
   */
  public List<FileResult> run(List<FileTask> tasks, DoubleConsumer secondsDone) throws Exception {
    DoubleAdder seconds = new DoubleAdder();
    PictureFiles drawn =
        pictures == null || tasks.isEmpty() ? null : new PictureFiles(tasks, pictures);
    return Jobs.run(
        tasks,
        atOnce,
        task -> {
          try {
            if (drawn != null) {
              SoundPicture.mustBeFree(drawn.of(task), overwrite);
            }
            FileResult result =
                process(
                    task,
                    more -> {
                      seconds.add(more);
                      secondsDone.accept(seconds.sum());
                    });
            return drawn == null || result.frames() == 0
                ? result
                : draw(task, result, drawn.of(task));
          } catch (IOException | RuntimeException e) {
            return FileResult.failed(task, e);
          }
        });
  }

  /** The length of all inputs together, in seconds; what cannot be read or said counts nothing. */
  public static double totalSeconds(List<FileTask> tasks) {
    double seconds = 0;
    for (FileTask task : tasks) {
      if (!Files.isRegularFile(task.input())) {
        // A pipe gives its sound once.
        continue;
      }
      try (AudioReader reader = AudioReader.open(task.input())) {
        seconds += Math.max(0, reader.frames()) / (double) reader.sampleRateHz();
      } catch (IOException unreadable) {
        // It will be reported when its turn comes.
      }
    }
    return seconds;
  }

  private FileResult process(FileTask task, DoubleConsumer secondsMore)
      throws IOException, InterruptedException {
    long startNs = System.nanoTime();
    task.makeFolder();
    try (AudioReader reader = AudioReader.open(task.input())) {
      Encoding encoding = format.encoding(task.output(), reader.floatSamples());
      try (AudioWriter writer =
          AudioWriter.create(
              task.output(),
              encoding,
              reader.channels(),
              reader.speakers(),
              reader.sampleRateHz(),
              reader.tags(),
              overwrite)) {
        StreamedFile streamed = stream(reader, writer, secondsMore);
        writer.commit();
        double processingSeconds = (System.nanoTime() - startNs) * 1e-9;
        return new FileResult(
            task.input(),
            task.output(),
            streamed.frames(),
            reader.sampleRateHz(),
            processingSeconds,
            streamed.peak(),
            remarks(task.output(), encoding, streamed.peak(), reader, writer),
            null,
            null);
      }
    }
  }

  private static List<String> remarks(
      Path output, Encoding encoding, Peak peak, AudioReader reader, AudioWriter writer) {
    List<String> remarks = new ArrayList<>();
    if (peak.isClippedBy(encoding.format())) {
      remarks.add(peak.clipping(output) + ".");
    }
    if (writer.fileSampleRateHz() != reader.sampleRateHz()) {
      remarks.add(
          "%s: has %d Hz, as its format takes no %d Hz."
              .formatted(output, writer.fileSampleRateHz(), reader.sampleRateHz()));
    }
    return remarks;
  }

  /** A processor that fails is closed, not used again. */
  private StreamedFile stream(AudioReader reader, AudioWriter writer, DoubleConsumer secondsMore)
      throws IOException, InterruptedException {
    StreamProcessor processor = pool.take(reader.channels(), reader.sampleRateHz());
    long[] before = new long[1];
    boolean whole = false;
    try {
      StreamedFile streamed =
          new StreamedFile(
              reader,
              processor,
              writer,
              done -> {
                secondsMore.accept((done - before[0]) / (double) reader.sampleRateHz());
                before[0] = done;
              });
      streamed.run();
      whole = true;
      pool.giveBack(processor);
      return streamed;
    } finally {
      if (!whole) {
        processor.close();
      }
    }
  }

  /** A picture that fails takes nothing from the result, which is in its place. */
  private FileResult draw(FileTask task, FileResult result, Path picture) {
    try {
      SoundPicture before = PictureOfFile.read(task.input());
      SoundPicture after = PictureOfFile.read(task.output());
      before.writeBeforeAfter(after, task.input().getFileName().toString(), picture, overwrite);
      return result;
    } catch (IOException | RuntimeException e) {
      return result.withoutPicture(e);
    }
  }
}

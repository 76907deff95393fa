package dev.nightjar.plugin.render;

import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.Jobs;
import dev.nightjar.plugin.batch.Peak;
import dev.nightjar.plugin.song.MidiFile;
import dev.nightjar.plugin.song.MidiFileException;
import dev.nightjar.plugin.song.Song;
import dev.nightjar.plugin.synth.InstrumentException;
import dev.nightjar.plugin.synth.InstrumentOpener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleConsumer;

/**
 * Songs into files, several at once, each on an instrument of its own; one that fails does not stop
 * the others.
 *
 * @param opener where the instruments come from
 * @param atOnce how many songs at the same time
 */
public record SongBatch(InstrumentOpener opener, RenderSettings settings, int atOnce) {

  /**
   * Does all tasks. [not real-time]
   *
   * @param secondsDone hears how many seconds of sound are done, from any thread
   * @return a result for each task, in their order
   */
  public List<RenderedSong> run(List<FileTask> tasks, DoubleConsumer secondsDone) throws Exception {
    DoubleAdder seconds = new DoubleAdder();
    return Jobs.run(
        tasks,
        atOnce,
        task -> {
          try {
            return render(
                task,
                more -> {
                  seconds.add(more);
                  secondsDone.accept(seconds.sum());
                });
          } catch (IOException | RuntimeException e) {
            return RenderedSong.failed(task, e);
          }
        });
  }

  /** The length of all songs together, in seconds; what cannot be read counts nothing. */
  public double totalSeconds(List<FileTask> tasks) {
    double seconds = 0;
    for (FileTask task : tasks) {
      try {
        seconds += MidiFile.read(task.input(), settings.mostSeconds()).seconds();
      } catch (MidiFileException unreadable) {
        // It will be reported when its turn comes.
      }
    }
    return seconds;
  }

  private RenderedSong render(FileTask task, DoubleConsumer secondsMore)
      throws IOException, InterruptedException {
    long startNs = System.nanoTime();
    Song song = MidiFile.read(task.input(), settings.mostSeconds());
    task.makeFolder();
    Encoding encoding = settings.format().encoding(task.output());
    try (AudioWriter writer =
            AudioWriter.create(
                task.output(), encoding, 2, settings.sampleRateHz(), settings.overwrite());
        Instrument instrument =
            opener.open(settings.sound(), settings.sampleRateHz(), InstrumentOpener.Mode.OFFLINE)) {
      SongSound sound = new SongSound(song, instrument, settings.gainDb(), settings.tailSeconds());
      long frames = write(sound, writer, secondsMore);
      long failures = instrument.failures();
      if (failures > 0) {
        throw new InstrumentException(
            failures + (failures == 1 ? " note" : " notes") + " could not be rendered");
      }
      writer.commit();
      Peak peak = new Peak(sound.peak());
      return new RenderedSong(
          task.input(),
          task.output(),
          song.notes(),
          song.seconds(),
          frames / (double) settings.sampleRateHz(),
          (System.nanoTime() - startNs) * 1e-9,
          peak,
          peak.isClippedBy(encoding.format()),
          sound.cut(),
          null);
    }
  }

  private long write(SongSound sound, AudioWriter writer, DoubleConsumer secondsMore)
      throws IOException, InterruptedException {
    long frames = 0;
    for (int made = sound.next(); made > 0; made = sound.next()) {
      writer.write(sound.samples(), sound.offset(), made);
      frames += made;
      secondsMore.accept(made / (double) settings.sampleRateHz());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return frames;
  }
}

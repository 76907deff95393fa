package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.realtime.StreamProcessor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Runs a file through a processor so that every frame keeps its place: what the processor delays is
 * cut off in front and pushed out with silence at the end.
 */
final class StreamedFile {
  private final AudioReader reader;
  private final StreamProcessor processor;
  private final AudioWriter writer;
  private final float[][] block;
  private final LongConsumer framesDone;
  private long frontFrames;
  private long written;
  private float peak;

  /**
   * @param framesDone hears how many frames are written
   */
  StreamedFile(
      AudioReader reader, StreamProcessor processor, AudioWriter writer, LongConsumer framesDone) {
    this.reader = reader;
    this.processor = processor;
    this.writer = writer;
    this.framesDone = framesDone;
    block = new float[processor.channels()][ProcessorPool.BLOCK_FRAMES];
    frontFrames = processor.latencyFrames();
  }

  /**
   * Reads, processes and writes everything, and leaves the commit to the caller. [not real-time]
   */
  void run() throws IOException, InterruptedException {
    long read = 0;
    for (int got = next(); got >= 0; got = next()) {
      read += got;
      pass(got);
    }
    while (written < read) {
      for (float[] channel : block) {
        Arrays.fill(channel, 0);
      }
      pass((int) Math.min(block[0].length, frontFrames + read - written));
    }
  }

  /** How many frames are written; in the end as many as were read. */
  long frames() {
    return written;
  }

  /** Of what is written so far. */
  Peak peak() {
    return new Peak(peak);
  }

  private int next() throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return reader.read(block, 0, block[0].length);
  }

  private void pass(int frames) throws IOException {
    processor.process(block, block, frames);
    int front = (int) Math.min(frontFrames, frames);
    frontFrames -= front;
    for (float[] channel : block) {
      for (int i = front; i < frames; i++) {
        peak = Math.max(peak, Math.abs(channel[i]));
      }
    }
    writer.write(block, front, frames - front);
    written += frames - front;
    framesDone.accept(written);
  }
}

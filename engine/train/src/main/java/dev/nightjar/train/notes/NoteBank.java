package dev.nightjar.train.notes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes of one length in a file of 16-bit samples, one after another. [any thread], except {@link
 * #close}.
 */
public final class NoteBank implements Closeable {

  private static final float SCALE = 1f / 32768;

  private final NoteIndex index;
  private final FileChannel samples;

  NoteBank(NoteIndex index, Path samples) throws IOException {
    this.index = index;
    this.samples = FileChannel.open(samples);
  }

  /** Names of the instruments. */
  public List<String> instruments() {
    return index.instruments();
  }

  /** What makes it another bank than others: its source and how many notes it has. */
  public String fingerprint() {
    return Integer.toHexString(index.source().hashCode()) + "-" + index.notes().size();
  }

  /** The notes. */
  public List<Note> notes() {
    return index.notes();
  }

  /** Frames of each note. */
  public int noteFrames() {
    return index.noteFrames();
  }

  /** The frame at which notes are let go. */
  public int releaseFrame() {
    return index.releaseFrame();
  }

  /** The rate of all notes. */
  public int sampleRateHz() {
    return index.sampleRateHz();
  }

  /** The sound of note {@code i}, {@code [noteFrames]}. */
  public float[] sound(int i) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * noteFrames()).order(ByteOrder.LITTLE_ENDIAN);
    long start = (long) i * bytes.capacity();
    while (bytes.hasRemaining()) {
      if (samples.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("the file of notes ends before note " + i);
      }
    }
    bytes.flip();
    float[] sound = new float[noteFrames()];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = SCALE * bytes.getShort();
    }
    return sound;
  }

  @Override
  public void close() throws IOException {
    samples.close();
  }
}

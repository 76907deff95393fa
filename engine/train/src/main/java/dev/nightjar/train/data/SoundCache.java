package dev.nightjar.train.data;

import dev.nightjar.engine.file.AudioFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes sound files once and keeps the samples beside the training run, so that the next start
 * takes no time. The cache is made anew when a file was added, taken away or changed.
 */
public final class SoundCache {
  private static final int WORKERS = 2;

  /** Decoded sounds waiting to be written: bounds memory. */
  private static final int IN_FLIGHT = 8;

  /** Samples are stored with this peak: no clipping by rounding, and few bits lost. */
  private static final float STORED_PEAK = 0.98f;

  /** What a load tells as it goes on, always on the loading thread. */
  public interface Progress {
    /** So many of the files are decoded. */
    void decoded(int files, int ofFiles);

    /** A file is left out. */
    void skipped(AudioFileException reason);
  }

  private SoundCache() {}

  /**
   * [not real-time] Opens the cache {@code folder/name.pcm}, decoding the files first if it is not
   * there or not of exactly these files. Files that cannot be decoded are skipped and told.
   *
   * @param balance exponent on a group's duration that gives its weight when drawing: 1 by
   *     duration, 0 all groups alike
   * @throws IOException if the cache cannot be written, or no file can be decoded
   */
  public static SoundBank load(
      List<SoundFile> files,
      Path folder,
      String name,
      int sampleRateHz,
      double balance,
      Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    Path samples = folder.resolve(name + ".pcm");
    Path index = folder.resolve(name + ".tsv");
    String fingerprint = SoundIndex.fingerprint(files, sampleRateHz);
    Optional<List<SoundIndex.Entry>> known = SoundIndex.read(index, fingerprint);
    if (known.isPresent() && holds(samples, known.get())) {
      return new SoundBank(samples, known.get(), balance);
    }
    Files.deleteIfExists(index);
    // Of this process alone: another may be making the same cache.
    Path temporary = folder.resolve(name + ".pcm." + ProcessHandle.current().pid() + ".part");
    try {
      List<SoundIndex.Entry> entries = decode(files, temporary, sampleRateHz, progress);
      if (entries.isEmpty()) {
        throw new IOException("none of the " + files.size() + " files of '" + name + "' has sound");
      }
      Files.move(temporary, samples, StandardCopyOption.REPLACE_EXISTING);
      SoundIndex.write(index, fingerprint, entries);
      return new SoundBank(samples, entries, balance);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean holds(Path samples, List<SoundIndex.Entry> entries) throws IOException {
    return Files.isRegularFile(samples)
        && Files.size(samples) == entries.get(entries.size() - 1).endFrame() * Short.BYTES;
  }

  private static List<SoundIndex.Entry> decode(
      List<SoundFile> files, Path target, int sampleRateHz, Progress progress) throws IOException {
    List<SoundIndex.Entry> entries = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS, SoundCache::daemon);
    try (FileChannel channel =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Deque<Future<ByteBuffer>> decoding = new ArrayDeque<>();
      long startFrame = 0;
      int submitted = 0;
      for (int i = 0; i < files.size(); i++) {
        while (submitted < files.size() && decoding.size() < IN_FLIGHT) {
          SoundFile file = files.get(submitted++);
          decoding.add(workers.submit(() -> stored(SoundDecoder.mono(file.path(), sampleRateHz))));
        }
        try {
          ByteBuffer bytes = await(decoding.remove());
          int frames = bytes.remaining() / Short.BYTES;
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          if (frames > 0) {
            entries.add(new SoundIndex.Entry(files.get(i).group(), startFrame, frames));
          } else {
            progress.skipped(new AudioFileException(files.get(i).path(), "is silent"));
          }
          startFrame += frames;
        } catch (AudioFileException e) {
          progress.skipped(e);
        }
        progress.decoded(i + 1, files.size());
      }
    } finally {
      workers.shutdownNow();
    }
    return entries;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "nightjar-decode");
    thread.setDaemon(true);
    return thread;
  }

  private static ByteBuffer await(Future<ByteBuffer> decoding) throws IOException {
    try {
      return decoding.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AudioFileException reason) {
        throw reason;
      }
      throw new IOException("decoding failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while decoding", e);
    }
  }

  /** 16-bit samples at the stored peak; nothing of a sound that is digital silence. */
  private static ByteBuffer stored(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    if (peak == 0) {
      return ByteBuffer.allocate(0);
    }
    float scale = STORED_PEAK * Short.MAX_VALUE / peak;
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(sample * scale));
    }
    return bytes.flip();
  }
}

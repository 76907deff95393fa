package dev.nightjar.train.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of a training run, which one run at a time writes to. */
public final class RunFolder implements AutoCloseable {

  private static final String LOCK = "run.lock";

  private final FileChannel channel;

  private RunFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the folder if it isn't there, and takes it.
   *
   * @throws IOException if it can't be written to, or another run has it
   */
  public static RunFolder take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = locked(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw new IOException(
          folder + ": another training writes to it; wait for its end, or choose another --out");
    }
    return new RunFolder(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /**
   * Refuses to put weights in the place of others that no checkpoint belongs to.
   *
   * @throws IOException if there are such weights
   */
  public static void requireNoForeignWeights(Path checkpoint, Path weights) throws IOException {
    if (!Files.exists(checkpoint) && Files.exists(weights)) {
      throw new IOException(
          weights
              + " is there without a checkpoint to go on from, and would be replaced; move it"
              + " away, or choose another --out");
    }
  }

  /** Lets others have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

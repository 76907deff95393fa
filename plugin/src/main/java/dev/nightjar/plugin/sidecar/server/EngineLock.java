package dev.nightjar.plugin.sidecar.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** What only one engine of a folder has. The system takes it back when the process ends. */
final class EngineLock implements AutoCloseable {

  private final FileChannel channel;

  private EngineLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it. [not real-time]
   *
   * @return null if another engine has it
   */
  static EngineLock take(RuntimeFolder folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException withinThisProcess) {
      taken = false;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? new EngineLock(channel) : null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

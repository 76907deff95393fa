package dev.nightjar.plugin.sidecar.memory;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file as memory, until it is let go. Files that are links are refused. */
final class MappedFile {

  private MappedFile() {}

  /**
   * Maps all of a file. [not real-time]
   *
   * @throws SegmentException if it isn't there, or too small or large
   */
  static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      long bytes = channel.size();
      if (bytes < SegmentLayout.HEADER_BYTES || bytes > SegmentFormat.MOST_BYTES) {
        throw new SegmentException(file.getFileName() + " has " + bytes + " bytes");
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException missing) {
      throw new SegmentException("there is no " + file.getFileName(), missing);
    }
  }

  /**
   * Gives the memory back at once; nobody may touch it afterwards. Where Java does not allow that
   * it happens when it is collected as garbage.
   */
  static void unmap(ByteBuffer mapped) {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field instance = unsafe.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      Method clean = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
      clean.invoke(instance.get(null), mapped);
    } catch (ReflectiveOperationException | RuntimeException later) {
      if (later instanceof InvocationTargetException refused
          && refused.getCause() instanceof Error broken) {
        throw broken;
      }
    }
  }
}

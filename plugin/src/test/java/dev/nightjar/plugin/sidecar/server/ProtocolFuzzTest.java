package dev.nightjar.plugin.sidecar.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class ProtocolFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreLinesOrAnError(byte[] bytes) {
    LineChannel lines = new LineChannel(new Received(bytes));
    try {
      for (String line = lines.read(); line != null; line = lines.read()) {
        OpenRequest request = OpenRequest.parse(line);
        if (request != null && request.fileName().contains("/")) {
          throw new AssertionError("a way out of the folder");
        }
      }
    } catch (IOException refused) {
      if (refused.getMessage().isBlank()) {
        throw new AssertionError("an error without words");
      }
    }
  }

  /** A channel that gives these bytes and takes none. */
  private static final class Received implements ByteChannel {
    private final ReadableByteChannel bytes;

    Received(byte[] bytes) {
      this.bytes = Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return bytes.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      throw new IOException("nothing is to be written");
    }

    @Override
    public boolean isOpen() {
      return bytes.isOpen();
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}

package dev.nightjar.plugin.sidecar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** Lines of text, to and fro. One thread reads; any thread writes. */
final class LineChannel {

  static final int MOST_BYTES = 4096;

  private final ByteChannel channel;
  private final ByteBuffer received = ByteBuffer.allocate(MOST_BYTES).flip();

  LineChannel(ByteChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for a line. [not real-time]
   *
   * @return without its end; null when the other side has closed
   * @throws IOException if the line is too long, or the channel is broken
   */
  String read() throws IOException {
    int searched = received.position();
    while (true) {
      for (; searched < received.limit(); searched++) {
        if (received.get(searched) == '\n') {
          byte[] line = new byte[searched - received.position()];
          received.get(line).get();
          return new String(line, StandardCharsets.UTF_8);
        }
      }
      searched -= received.position();
      received.compact();
      if (!received.hasRemaining()) {
        throw new IOException("a line has more than " + MOST_BYTES + " bytes");
      }
      int more = channel.read(received);
      received.flip();
      if (more < 0) {
        return null;
      }
    }
  }

  /** Sends a line; what is too long is cut. [not real-time] */
  void write(String line) throws IOException {
    byte[] bytes = line.replaceAll("\\p{Cntrl}+", " ").getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    if (length >= MOST_BYTES) {
      length = MOST_BYTES - 1;
      // Not within a character of several bytes.
      while ((bytes[length] & 0xC0) == 0x80) {
        length--;
      }
    }
    ByteBuffer sent = ByteBuffer.allocate(length + 1).put(bytes, 0, length).put((byte) '\n').flip();
    synchronized (this) {
      while (sent.hasRemaining()) {
        channel.write(sent);
      }
    }
  }
}

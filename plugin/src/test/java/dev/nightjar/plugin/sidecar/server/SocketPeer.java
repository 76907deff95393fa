package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A plug-in's end of the line to the engine. */
final class SocketPeer implements AutoCloseable {
  private final SocketChannel socket;
  private final LineChannel lines;

  SocketPeer(Path address) throws IOException {
    socket = SocketChannel.open(UnixDomainSocketAddress.of(address));
    lines = new LineChannel(socket);
  }

  /** Connects as soon as somebody listens. */
  static SocketPeer patient(Path address) throws Exception {
    long start = System.nanoTime();
    while (true) {
      try {
        return new SocketPeer(address);
      } catch (IOException notYet) {
        assertThat(System.nanoTime() - start).as(notYet.getMessage()).isLessThan(60_000_000_000L);
        Thread.sleep(20);
      }
    }
  }

  void say(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }

  /** The next line; null at the end. */
  String hear() throws IOException {
    return lines.read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

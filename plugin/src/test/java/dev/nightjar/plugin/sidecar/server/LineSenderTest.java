package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineSenderTest {
  private final CountDownLatch listens = new CountDownLatch(1);
  private final CountDownLatch broken = new CountDownLatch(1);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Test
  void linesArriveInTheirOrder() throws Exception {
    listens.countDown();
    try (LineSender sender = new LineSender(new LineChannel(new Peer()), broken::countDown)) {
      sender.send("one");
      sender.send("two");
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("one\n");
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("two\n");
      assertThat(broken.getCount()).isEqualTo(1);
    }
  }

  @Test
  void whoeverDoesNotListenIsGivenUpAndNobodyWaits() {
    try (LineSender sender = new LineSender(new LineChannel(new Peer()), broken::countDown)) {
      while (broken.getCount() > 0) {
        sender.send("unheard");
      }
      assertThat(heard).isEmpty();
    }
  }

  /** Takes nothing before it listens. */
  private final class Peer implements ByteChannel {
    @Override
    public int write(ByteBuffer from) throws IOException {
      try {
        listens.await();
      } catch (InterruptedException atTheEnd) {
        throw new IOException(atTheEnd);
      }
      int bytes = from.remaining();
      heard.add(StandardCharsets.UTF_8.decode(from).toString());
      return bytes;
    }

    @Override
    public int read(ByteBuffer into) {
      return -1;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

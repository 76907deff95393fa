package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.PluginOpener;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StreamFormat;
import dev.nightjar.plugin.sidecar.WindowOpener;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineServerTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int LATENCY_FRAMES = 256;

  @TempDir private Path path;
  private final AtomicInteger open = new AtomicInteger();
  private RuntimeFolder folder;
  private EngineServer server;
  private Thread thread;
  private int number;

  @BeforeEach
  void findFolder() {
    folder = new RuntimeFolder(path);
  }

  @AfterEach
  void end() throws Exception {
    if (server != null) {
      server.close();
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
      assertThat(folder.socket()).doesNotExist();
    }
  }

  @Test
  void greetsOpensAndSaysReady() throws Exception {
    listen(LONG);
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      assertThat(peer.hear()).isEqualTo("nightjar 1 0.test " + ProcessHandle.current().pid());
      PeerSegment segment = segment();
      peer.say("open org.example.gain " + segment.name() + "\n");
      assertThat(peer.hear()).isEqualTo("opened");
      // As plug-ins do.
      Files.delete(segment.file());
      assertThat(peer.hear()).isEqualTo("ready 0");
      float[][] sound = TestSounds.noise(2, 3_000, 0.5, 1);
      assertThat(segment.run(sound, 128)).isDeepEqualTo(sound);
      assertThat(open).hasValue(1);
    }
    awaitNoneOpen();
  }

  @Test
  void thereIsOnlyOneOfAFolder() throws Exception {
    listen(LONG);
    assertThat(
            EngineServer.listen(
                folder, "0.test", new Opener(), WindowOpener.NONE, LONG, line -> {}))
        .isNull();
    assertThat(folder.socket()).exists();
  }

  @Test
  void endsAWhileAfterTheLastIsGone() throws Exception {
    listen(Duration.ofMillis(300));
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      peer.hear();
      Thread.sleep(800);
      assertThat(thread.isAlive()).isTrue();
    }
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(folder.socket()).doesNotExist();
  }

  @Test
  void whatAKilledEngineLeftIsNoHindrance() throws Exception {
    Files.createFile(folder.socket());
    Files.createFile(folder.lock());
    listen(LONG);
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      assertThat(peer.hear()).startsWith("nightjar 1 ");
    }
  }

  @Test
  void whoMakesNoSenseIsToldSoAndNobodyElseIsHarmed() throws Exception {
    listen(LONG);
    try (SocketPeer good = new SocketPeer(folder.socket())) {
      PeerSegment segment = begin(good);
      float[][] sound = TestSounds.noise(2, 3_000, 0.5, 2);
      for (String line :
          new String[] {
            "open org.example.gain ../../etc/passwd\n",
            "open org.example.gain engine.lock\n",
            "open org.example.gain 1-99.seg\n",
            "open org.example.gain\n",
            "open  x\n",
            "\n",
            "\u0000\u0001\uffff\n",
            "close everything\n"
          }) {
        try (SocketPeer bad = new SocketPeer(folder.socket())) {
          bad.hear();
          bad.say(line);
          assertThat(bad.hear()).as(line).startsWith("failed ");
        }
      }
      try (SocketPeer endless = new SocketPeer(folder.socket())) {
        endless.hear();
        endless.say("x".repeat(4_096));
        assertThat(endless.hear()).isNull();
      }
      try (SocketPeer half = new SocketPeer(folder.socket())) {
        half.hear();
        half.say("open org.exam");
      }
      assertThat(segment.run(sound, 200)).isDeepEqualTo(sound);
    }
  }

  @Test
  void whoSaysMoreAfterwardsIsLetGo() throws Exception {
    listen(LONG);
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      begin(peer);
      peer.say("open org.example.gain 1-1.seg\n");
      assertThat(peer.hear()).isNull();
    }
    awaitNoneOpen();
  }

  @Test
  void aThousandConnectionsHarmNobody() throws Exception {
    listen(LONG);
    List<SocketPeer> crowd = new ArrayList<>();
    try (SocketPeer good = new SocketPeer(folder.socket())) {
      PeerSegment segment = begin(good);
      for (int i = 0; i < 1_000; i++) {
        try {
          crowd.add(new SocketPeer(folder.socket()));
        } catch (IOException full) {
          Thread.sleep(1);
        }
      }
      float[][] sound = TestSounds.noise(2, 3_000, 0.5, 3);
      assertThat(segment.run(sound, 128)).isDeepEqualTo(sound);
      for (SocketPeer one : crowd) {
        one.close();
      }
      // There is room again.
      awaitRoom();
    } finally {
      for (SocketPeer one : crowd) {
        one.close();
      }
    }
  }

  @Test
  void itsEndIsTheEndOfAllInstances() throws Exception {
    listen(LONG);
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      begin(peer);
      server.close();
      assertThat(peer.hear()).isNull();
      thread.join(10_000);
      assertThat(open).hasValue(0);
    }
  }

  @Test
  void whatCantBeOpenedIsSaidInASentence() throws Exception {
    listen(LONG);
    try (SocketPeer peer = new SocketPeer(folder.socket())) {
      peer.hear();
      peer.say("open org.example.broken " + segment().name() + "\n");
      assertThat(peer.hear()).isEqualTo("opened");
      assertThat(peer.hear()).isEqualTo("failed It is broken.");
    }
  }

  private void awaitRoom() throws Exception {
    for (int attempt = 0; ; attempt++) {
      try (SocketPeer peer = new SocketPeer(folder.socket())) {
        if (peer.hear() != null) {
          return;
        }
      } catch (IOException full) {
        assertThat(attempt).isLessThan(500);
      }
      Thread.sleep(20);
    }
  }

  private PeerSegment begin(SocketPeer peer) throws IOException {
    peer.hear();
    PeerSegment segment = segment();
    peer.say("open org.example.gain " + segment.name() + "\n");
    assertThat(peer.hear()).isEqualTo("opened");
    assertThat(peer.hear()).isEqualTo("ready 0");
    return segment;
  }

  private PeerSegment segment() throws IOException {
    return new PeerSegment(
        path, ++number, PeerSegment.JAVA_PLUGIN, 48_000, 2, 2, 512, LATENCY_FRAMES);
  }

  private void listen(Duration idle) throws IOException {
    server =
        EngineServer.listen(folder, "0.test", new Opener(), WindowOpener.NONE, idle, line -> {});
    thread = new Thread(server::run, "engine-under-test");
    thread.setDaemon(true);
    thread.start();
  }

  private void awaitNoneOpen() throws InterruptedException {
    long start = System.nanoTime();
    while (open.get() > 0) {
      assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
      Thread.sleep(5);
    }
  }

  /** Opens what passes its input. */
  private final class Opener implements PluginOpener {
    @Override
    public Processor open(String pluginId, StreamFormat format, double[] values, Notices notices)
        throws IOException {
      if (pluginId.endsWith("broken")) {
        throw new IOException("It is broken.");
      }
      open.incrementAndGet();
      return new Processor() {
        @Override
        public int latencyFrames() {
          return 0;
        }

        @Override
        public void parameters(double[] newValues) {}

        @Override
        public void process(float[][] in, float[][] out, int frames, BlockEvents events) {
          for (int channel = 0; channel < out.length; channel++) {
            System.arraycopy(in[channel], 0, out[channel], 0, frames);
          }
        }

        @Override
        public void reset() {}

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }
}

package dev.nightjar.plugin.sidecar.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StateException;
import dev.nightjar.plugin.sidecar.WindowOpener;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States on their way through the engine's socket. */
@Timeout(60)
class EngineStateTest {
  @TempDir private Path path;
  private RuntimeFolder folder;
  private EngineServer server;
  private Thread thread;
  private int number;

  @BeforeEach
  void listen() throws IOException {
    folder = new RuntimeFolder(path);
    server =
        EngineServer.listen(
            folder,
            "0.test",
            (id, format, values, notices) -> new Keeper(),
            WindowOpener.NONE,
            Duration.ofMinutes(10),
            line -> {});
    thread = new Thread(server::run, "engine-under-test");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void end() throws Exception {
    server.close();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  private SocketPeer greeted() throws IOException {
    SocketPeer peer = new SocketPeer(folder.socket());
    assertThat(peer.hear()).startsWith("nightjar 1 ");
    return peer;
  }

  private void open(SocketPeer peer) throws IOException {
    PeerSegment segment =
        new PeerSegment(path, ++number, PeerSegment.JAVA_PLUGIN, 48_000, 2, 2, 512, 256);
    peer.say("open org.example.keeper " + segment.name() + "\n");
    assertThat(peer.hear()).isEqualTo("opened");
  }

  @Test
  void aStateComesBackThatWasLoadedBeforeTheOpening() throws Exception {
    try (SocketPeer peer = greeted()) {
      peer.say("data load 3 4\ndata more QUJD\ndata more RA==\n");
      open(peer);
      assertThat(peer.hear()).isEqualTo("data loaded 3");
      assertThat(peer.hear()).isEqualTo("ready 0");
      peer.say("data save 4\n");
      assertThat(peer.hear()).isEqualTo("data saved 4 4");
      assertThat(peer.hear()).isEqualTo("data more QUJDRA==");
      peer.say("data load 5 0\ndata save 6\n");
      assertThat(peer.hear()).isEqualTo("data unloaded 5 Nothing is too little.");
      assertThat(peer.hear()).isEqualTo("data saved 6 4");
    }
  }

  @Test
  void severalOfTheMostArriveWhole() throws Exception {
    byte[] most = new byte[1 << 20];
    Arrays.fill(most, (byte) 77);
    try (SocketPeer peer = greeted()) {
      open(peer);
      assertThat(peer.hear()).isEqualTo("ready 0");
      String state = String.join("\n", StateTalk.saved(1, most)).replace("saved", "load");
      peer.say(state + "\ndata save 2\ndata save 3\ndata save 4\n");
      assertThat(peer.hear()).isEqualTo("data loaded 1");
      for (int turn = 2; turn <= 4; turn++) {
        for (String line : StateTalk.saved(turn, most)) {
          assertThat(peer.hear()).isEqualTo(line);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data save 1\n",
        "data load 1 3\nopen org.example.keeper 1-1.seg\n",
        "data load 1 3\ndata more QUJDRA==\n",
        "data load 1 0\ndata load 2 0\n",
      })
  void whatMakesNoSenseBeforeTheOpeningIsRefused(String lines) throws Exception {
    try (SocketPeer peer = greeted()) {
      peer.say(lines);
      assertThat(peer.hear()).startsWith("failed This is no request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data save x\n",
        "data load 1 9999999\n",
        "data load 1 3\nwindow hide\n",
        "data load 1 3\ndata more ?\n",
      })
  void whatMakesNoSenseLaterEndsTheConnection(String lines) throws Exception {
    try (SocketPeer peer = greeted()) {
      open(peer);
      assertThat(peer.hear()).isEqualTo("ready 0");
      peer.say(lines);
      assertThat(peer.hear()).isNull();
    }
  }

  /** Keeps what it is given, unless that is nothing. */
  private static final class Keeper implements Processor {
    private byte[] state = {};

    @Override
    public byte[] saveState() {
      return state;
    }

    @Override
    public void loadState(byte[] loaded) throws StateException {
      if (loaded.length == 0) {
        throw new StateException("Nothing is too little.");
      }
      state = loaded;
    }

    @Override
    public int latencyFrames() {
      return 0;
    }

    @Override
    public void parameters(double[] values) {}

    @Override
    public void process(float[][] in, float[][] out, int frames, BlockEvents events) {}

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}

package dev.nightjar.plugin.sidecar.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import dev.nightjar.plugin.sidecar.memory.Segment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionStateTest {
  private static final int LATENCY_FRAMES = 256;

  @TempDir private Path folder;
  private final SessionProbe probe = new SessionProbe();
  private final FakeProcessor processor = new FakeProcessor(2, 0);
  private Session session;

  @AfterEach
  void closeSession() {
    session.close();
  }

  private PeerSegment begin(StateErrand... first) throws Exception {
    PeerSegment peer =
        new PeerSegment(folder, 1, PeerSegment.JAVA_PLUGIN, 48_000, 2, 2, 512, LATENCY_FRAMES);
    session =
        Session.start(
            "fake",
            Segment.map(peer.file()),
            (id, format, values, notices) -> processor,
            probe,
            List.of(first));
    return peer;
  }

  private static StateErrand load(int turn, String state) {
    return new StateErrand(turn, state.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static StateErrand save(int turn) {
    return new StateErrand(turn, null);
  }

  @Test
  void whatItBeginsWithIsLoadedBeforeItIsReady() throws Exception {
    begin(load(7, "song"));
    assertThat(probe.next()).isEqualTo("loaded 7");
    assertThat(probe.next()).isEqualTo("ready 0");
    assertThat(session.run(save(8))).isTrue();
    assertThat(probe.next()).isEqualTo("saved 8 song");
  }

  @Test
  void itSavesAndLoadsWithoutSound() throws Exception {
    begin();
    assertThat(probe.next()).isEqualTo("ready 0");
    for (int turn = 1; turn < 20; turn += 2) {
      assertThat(session.run(load(turn, "number " + turn))).isTrue();
      assertThat(probe.next()).isEqualTo("loaded " + turn);
      assertThat(session.run(save(turn + 1))).isTrue();
      assertThat(probe.next()).isEqualTo("saved " + (turn + 1) + " number " + turn);
    }
  }

  @Test
  void soundStaysWholeMeanwhile() throws Exception {
    PeerSegment peer = begin();
    assertThat(probe.next()).isEqualTo("ready 0");
    Thread host =
        new Thread(
            () -> {
              for (int turn = 1; turn <= 200; turn++) {
                session.run(turn % 2 == 0 ? save(turn) : load(turn, "x"));
              }
            });
    host.start();
    float[][] sound = TestSounds.noise(2, 20_000, 0.5, 1);
    assertThat(peer.run(sound, 128, 77)).isDeepEqualTo(sound);
    host.join();
    assertThat(probe.next()).isEqualTo("loaded 1");
  }

  @Test
  void aRefusalIsSaidAndEndsNothing() throws Exception {
    PeerSegment peer = begin(load(1, ""));
    assertThat(probe.next()).isEqualTo("unloaded 1 It is empty.");
    assertThat(probe.next()).isEqualTo("ready 0");
    processor.state = null;
    session.run(save(2));
    assertThat(probe.next()).isEqualTo("unsaved 2 It is lost.");
    float[][] sound = TestSounds.noise(2, 2_000, 0.5, 1);
    assertThat(peer.run(sound, 128)).isDeepEqualTo(sound);
  }

  @Test
  void whoAsksForTooMuchAtOnceIsRefused() throws Exception {
    PeerSegment peer = begin();
    assertThat(probe.next()).isEqualTo("ready 0");
    processor.slowMs = 2_000;
    peer.handOver(new float[2][512], 0, 512);
    boolean taken = true;
    for (int turn = 1; taken && turn < 100; turn++) {
      taken = session.run(save(turn));
    }
    assertThat(taken).isFalse();
    processor.slowMs = 0;
    assertThat(probe.next()).isEqualTo("saved 1 ");
  }
}

package dev.nightjar.plugin.sidecar.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.sidecar.memory.PeerSegment;
import dev.nightjar.plugin.sidecar.memory.Segment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int NATURAL_FRAMES = 300;
  private static final int LATENCY_FRAMES = 256 + NATURAL_FRAMES + 45;

  @TempDir private Path folder;
  private final SessionProbe probe = new SessionProbe();
  private FakeProcessor processor = new FakeProcessor(2, NATURAL_FRAMES);
  private Session session;

  @AfterEach
  void closeSession() {
    if (session != null) {
      session.close();
    }
  }

  @Test
  void everyFrameComesExactlyTheLatencyLater() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    float[][] sound = TestSounds.noise(2, 20_000, 0.5, 1);
    assertThat(peer.run(sound, 128, 1, 77, 512)).isDeepEqualTo(sound);
    assertThat(peer.state()).isEqualTo(1);
    assertThat(peer.validFrom()).isZero();
  }

  @Test
  void theHeartBeatsWithoutSound() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    int before = peer.heartbeat();
    long start = System.nanoTime();
    while (peer.heartbeat() - before < 3) {
      assertThat(System.nanoTime() - start).isLessThan(LONG.toNanos());
      Thread.sleep(20);
    }
  }

  @Test
  void whoIsLateLeavesFramesOutAndNeverDrifts() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    float[][] ramp = new float[2][400];
    processor.slowMs = 60;
    long checked = 0;
    long skipped = 0;
    for (int block = 0; block < 600; block++) {
      if (block == 100) {
        processor.slowMs = 0;
      }
      for (int i = 0; i < 400; i++) {
        ramp[0][i] = 1 + peer.position() + i;
        ramp[1][i] = -ramp[0][i];
      }
      peer.handOver(ramp, 0, 400);
      long now = peer.position();
      if (block > 150) {
        assertThat(peer.await(now, LONG)).isTrue();
      }
      long end = Math.min(now, peer.outputFrames());
      long first = Math.max(now - 400, peer.validFrom());
      skipped += 400 - Math.max(0, end - first);
      float[][] out = new float[2][400];
      peer.take(now - 400, out, 0, 400);
      for (long p = Math.max(first, LATENCY_FRAMES); p < end; p++) {
        int at = (int) (p - (now - 400));
        assertThat(out[0][at]).isEqualTo((float) (1 + p - LATENCY_FRAMES));
        assertThat(out[1][at]).isEqualTo(-out[0][at]);
        checked++;
      }
      Thread.sleep(0, 500_000);
    }
    assertThat(skipped).isPositive();
    assertThat(checked).isGreaterThan(100_000);
    assertThat(processor.resets).hasValueGreaterThan(1);
  }

  @Test
  void aHostThatWaitsLosesNothingHoweverSlowTheEngine() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    peer.offline(true);
    processor.slowMs = 30;
    float[][] sound = TestSounds.noise(2, 5_000, 0.5, 2);
    assertThat(peer.run(sound, 512)).isDeepEqualTo(sound);
  }

  @Test
  void anInstrumentThatIsLateGoesOnWhereItIsHeard() throws Exception {
    processor = new FakeProcessor(2, 0);
    PeerSegment peer = new PeerSegment(folder, 1, PeerSegment.INSTRUMENT, 48_000, 0, 2, 512, 512);
    start(peer);
    processor.slowMs = 100;
    float[][] out = new float[2][512];
    for (int block = 0; block < 30; block++) {
      peer.handOver(out, 0, 512);
      peer.take(peer.position() - 512, out, 0, 512);
      Thread.sleep(10);
    }
    processor.slowMs = 0;
    peer.handOver(out, 0, 512);
    assertThat(peer.await(peer.position() + 512, LONG)).isTrue();
    assertThat(peer.validFrom()).isGreaterThan(512);
    peer.handOver(out, 0, 512);
    assertThat(peer.await(peer.position(), LONG)).isTrue();
    peer.take(peer.position() - 512, out, 0, 512);
    assertThat(out[0]).containsOnly(1);
  }

  @Test
  void parametersComeAtTheBeginAndAnew() throws Exception {
    PeerSegment peer =
        new PeerSegment(
            folder, 1, PeerSegment.JAVA_PLUGIN, 48_000, 2, 2, 512, LATENCY_FRAMES, 3, 4);
    start(peer);
    assertThat(processor.values).containsExactly(3, 4);
    peer.value(1, 5);
    peer.snapshot();
    peer.run(new float[2][512], 512);
    assertThat(processor.values).containsExactly(3, 5);
  }

  @Test
  void moreEventsThanFitABlockAllArrive() throws Exception {
    PeerSegment peer =
        new PeerSegment(folder, 1, PeerSegment.JAVA_PLUGIN, 48_000, 2, 2, 512, LATENCY_FRAMES, 0);
    start(peer);
    for (int i = 0; i < 4_000; i++) {
      peer.parameter(i / 20, 0, i);
    }
    float[][] sound = TestSounds.noise(2, 2_000, 0.5, 3);
    assertThat(peer.run(sound, 512)).isDeepEqualTo(sound);
    assertThat(processor.events).hasValue(4_000);
  }

  @Test
  void aPositionThatJumpsBackEndsTheSession() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    peer.run(new float[2][2_000], 500);
    peer.handOver(5L);
    assertThat(probe.next()).startsWith("failed").contains("frame");
    assertThat(peer.state()).isEqualTo(2);
    awaitClosed();
  }

  @Test
  void aPositionBeyondAllBoundsEndsTheSession() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    peer.handOver(Long.MAX_VALUE);
    assertThat(probe.next()).startsWith("failed");
    awaitClosed();
  }

  @Test
  void aPositionFarAheadIsWhereItGoesOn() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    peer.handOver(1L << 40);
    assertThat(peer.await((1L << 40) + LATENCY_FRAMES - NATURAL_FRAMES, LONG)).isTrue();
    assertThat(peer.validFrom()).isEqualTo((1L << 40) + LATENCY_FRAMES);
  }

  @Test
  void aFileThatIsCutShortEndsItsSessionAlone() throws Exception {
    PeerSegment other =
        new PeerSegment(folder, 2, PeerSegment.DENOISER, 48_000, 2, 2, 512, LATENCY_FRAMES);
    SessionProbe otherProbe = new SessionProbe();
    Session healthy =
        Session.start(
            "other",
            Segment.map(other.file()),
            (id, format, values, notices) -> new FakeProcessor(2, NATURAL_FRAMES),
            otherProbe);
    try {
      assertThat(otherProbe.next()).startsWith("ready");
      PeerSegment peer = begin(LATENCY_FRAMES);
      try (FileChannel channel = FileChannel.open(peer.file(), StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
      assertThat(probe.next()).startsWith("failed").contains("cut short");
      awaitClosed();
      float[][] sound = TestSounds.noise(2, 5_000, 0.5, 4);
      assertThat(other.run(sound, 256)).isDeepEqualTo(sound);
    } finally {
      healthy.close();
    }
  }

  @Test
  void aProcessorThatThrowsEndsItsSessionWithAReason() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    processor.breaks = true;
    peer.handOver(new float[2][512], 0, 512);
    assertThat(probe.next()).startsWith("failed").contains("told to break");
    awaitClosed();
  }

  @Test
  void aPluginThatIsUnknownIsNamed() throws Exception {
    PeerSegment peer =
        new PeerSegment(folder, 1, PeerSegment.DENOISER, 48_000, 2, 2, 512, LATENCY_FRAMES);
    session =
        Session.start(
            "org.example.gone",
            Segment.map(peer.file()),
            (id, format, values, notices) -> null,
            probe);
    assertThat(probe.next()).startsWith("failed").contains("org.example.gone");
  }

  @Test
  void whoNeedsMoreLatencyThanAnnouncedSaysHowMuch() throws Exception {
    PeerSegment peer =
        new PeerSegment(folder, 1, PeerSegment.DENOISER, 48_000, 2, 2, 512, NATURAL_FRAMES - 1);
    session =
        Session.start(
            "slow", Segment.map(peer.file()), (id, format, values, notices) -> processor, probe);
    assertThat(probe.next()).isEqualTo("ready " + NATURAL_FRAMES);
    assertThat(peer.state()).isZero();
  }

  @Test
  void whatIsNoNumberDoesNotReachTheProcessor() throws Exception {
    PeerSegment peer = begin(LATENCY_FRAMES);
    float[][] sound = TestSounds.noise(2, 1_000, 0.5, 5);
    sound[0][10] = Float.NaN;
    sound[1][20] = Float.POSITIVE_INFINITY;
    float[][] out = peer.run(sound, 200);
    assertThat(out[0][10]).isZero();
    assertThat(out[1][20]).isZero();
    assertThat(out[0][11]).isEqualTo(sound[0][11]);
  }

  private PeerSegment begin(int latencyFrames) throws IOException, InterruptedException {
    PeerSegment peer =
        new PeerSegment(folder, 1, PeerSegment.DENOISER, 48_000, 2, 2, 512, latencyFrames);
    start(peer);
    return peer;
  }

  private void start(PeerSegment peer) throws IOException, InterruptedException {
    session =
        Session.start(
            "fake", Segment.map(peer.file()), (id, format, values, notices) -> processor, probe);
    assertThat(probe.next()).isEqualTo("ready " + processor.latencyFrames());
  }

  private void awaitClosed() throws InterruptedException {
    long start = System.nanoTime();
    while (!processor.closed) {
      assertThat(System.nanoTime() - start).isLessThan(LONG.toNanos());
      Thread.sleep(5);
    }
  }
}

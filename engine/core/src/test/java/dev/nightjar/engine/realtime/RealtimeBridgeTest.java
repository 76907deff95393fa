package dev.nightjar.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RealtimeBridgeTest {

  private static final int FADE = WetDryFade.FADE_FRAMES;

  @Property(tries = 25)
  void outputCarriesTheInputOneLatencyAgoWhateverTheBlockSizes(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 700) Integer> blocks,
      @ForAll @IntRange(min = 0, max = 300) int processorLatency,
      @ForAll @IntRange(min = 0, max = 600) int transportLatency) {
    int total = blocks.stream().mapToInt(Integer::intValue).sum();
    Inverter processor = new Inverter(2, processorLatency, 100);
    try (Session session = new Session(processor, 512, transportLatency, total)) {
      for (int block : blocks) {
        assertThat(session.render(block)).isTrue();
      }
      session.assertHeard(0, total, -1);
      assertThat(session.bridge.counts().lateFrames()).isZero();
      assertThat(session.bridge.latencyFrames()).isEqualTo(processorLatency + transportLatency);
    }
  }

  @Test
  void impulseComesOutAtTheReportedLatency() {
    try (Session session = new Session(new Inverter(1, 37, 64), 128, 256, 1000)) {
      Arrays.fill(session.signal, 0);
      session.signal[5] = 1;
      while (session.position < 1000) {
        session.render(Math.min(97, 1000 - session.position));
      }
      assertThat(session.bridge.latencyFrames()).isEqualTo(37 + 256);
      for (int at = 0; at < 1000; at++) {
        assertThat(session.heard[at]).isEqualTo(at == 5 + 37 + 256 ? -1f : 0f);
      }
    }
  }

  @Test
  void lateFramesAreDryAndTheClockHoldsAfterwards() {
    Inverter processor = new Inverter(2, 50, 128);
    try (Session session = new Session(processor, 128, 256, 8 * 1024)) {
      session.renderAndSettle(1024);
      processor.gate.acquireUninterruptibly();
      for (int block = 0; block < 16; block++) {
        session.play(128);
      }
      BridgeCounts counts = session.bridge.counts();
      assertThat(counts.lateFrames()).isEqualTo(16 * 128 - 256);
      assertThat(counts.lateEvents()).isEqualTo(1);
      session.assertHeard(0, 1024 + 256, -1);
      session.assertHeard(1024 + 256 + FADE, session.position, +1);

      int back = session.position;
      processor.gate.release();
      Session.await(() -> processor.isDoneWith(session.position));
      session.renderAndSettle(1024);
      session.assertHeard(back + FADE, session.position, -1);
      assertThat(session.bridge.counts()).extracting("lateFrames").isEqualTo(16L * 128 - 256);
      assertThat(session.bridge.counts().jumps()).isZero();
    }
  }

  @Test
  void changesBetweenWetAndDryDoNotClick() {
    Inverter processor = new Inverter(1, 10, 128);
    try (Session session = new Session(processor, 128, 128, 4096)) {
      Arrays.fill(session.signal, 0.5f);
      session.renderAndSettle(1024);
      processor.gate.acquireUninterruptibly();
      session.play(128);
      session.play(128);
      processor.gate.release();
      Session.await(() -> processor.isDoneWith(session.position));
      session.renderAndSettle(1024);
      for (int at = 500; at < session.position; at++) {
        assertThat(session.heard[at]).isCloseTo(session.heard[at - 1], within(1.01f / FADE));
      }
      assertThat(session.heard[1024 + 128 + FADE]).isEqualTo(0.5f);
      assertThat(session.heard[session.position - 1]).isEqualTo(-0.5f);
    }
  }

  @Test
  void engineFarBehindLeavesFramesOutAndIsInTimeAgain() {
    Inverter processor = new Inverter(1, 50, 256);
    try (Session session = new Session(processor, 256, 512, 64 * 1024)) {
      session.renderAndSettle(1024);
      processor.gate.acquireUninterruptibly();
      session.play(256);
      Session.await(processor.gate::hasQueuedThreads);
      while (session.position < 40 * 1024) {
        session.play(256);
      }
      processor.gate.release();
      Session.await(() -> session.bridge.counts().jumps() == 1);
      int back = session.position + 50 + 512 + FADE;
      session.render(2048);
      session.assertHeard(1024 + 512 + FADE, 40 * 1024, +1);
      session.assertHeard(back, session.position, -1);
    }
  }

  @Test
  void badSamplesFromEitherSideAreNeverHeard() {
    Inverter processor = new Inverter(1, 10, 128);
    try (Session session = new Session(processor, 128, 128, 4096)) {
      session.signal[600] = Float.NaN;
      session.signal[601] = Float.POSITIVE_INFINITY;
      session.signal[602] = 1e-40f;
      session.renderAndSettle(512);
      processor.gate.acquireUninterruptibly();
      session.play(256);
      session.play(256);
      processor.gate.release();
      Session.await(() -> processor.isDoneWith(session.position));
      processor.dirty = true;
      session.render(1024);
      for (int at = 0; at < session.position; at++) {
        assertThat(session.heard[at]).isFinite();
        assertThat(Math.abs(session.heard[at]) >= Float.MIN_NORMAL || session.heard[at] == 0)
            .isTrue();
      }
      assertThat(session.heard[session.position - 1]).isZero();
      // The engine may still be busy with what is not due yet.
      Session.await(() -> session.bridge.counts().repairedSamples() >= 1024 + 3);
    }
  }

  @Test
  void inputDuringWarmUpPassesDryAndDoesNotCountAsLate() {
    Inverter processor = new Inverter(1, 20, 128);
    processor.gate.acquireUninterruptibly();
    try (Session session = new Session(processor, 128, 128, 4096)) {
      session.play(128);
      session.play(512);
      assertThat(session.bridge.isReady()).isFalse();
      processor.gate.release();
      session.render(1024);
      session.assertHeard(0, 640, +1);
      session.assertHeard(640 + 20 + 128 + FADE, session.position, -1);
      assertThat(session.bridge.counts().lateFrames()).isZero();
    }
  }

  @Test
  void closedBridgePassesTheDrySignalAndClosesTheProcessor() {
    Inverter processor = new Inverter(1, 20, 128);
    try (Session session = new Session(processor, 128, 128, 4096)) {
      session.renderAndSettle(1024);
      session.bridge.close();
      assertThat(processor.closed).isTrue();
      session.play(1024);
      session.assertHeard(1024 + FADE, 2048, +1);
      assertThat(session.bridge.counts().lateFrames()).isZero();
    }
  }

  @Test
  void blocksWithTooLittleRoomAreLeftAlone() {
    try (RealtimeBridge bridge =
        new RealtimeBridge(new Inverter(2, 0, 128), 128, 128, (message, cause) -> {})) {
      float[][] out = {{5, 5}, {5, 5}};
      bridge.process(new float[2][1], out, 2);
      bridge.process(new float[1][2], out, 2);
      bridge.process(new float[2][8], out, 8);
      assertThat(out).isDeepEqualTo(new float[][] {{5, 5}, {5, 5}});
      assertThatThrownBy(() -> bridge.processWaiting(out, out, 3, Session.BOUND))
          .hasMessageContaining("2 channels of 3 frames");
    }
    assertThatThrownBy(() -> new RealtimeBridge(new Inverter(1, 0, 1), 0, 0, (m, c) -> {}))
        .hasMessageContaining("maxBlockFrames");
    assertThatThrownBy(() -> new RealtimeBridge(new Inverter(1, 0, 1), 1, -1, (m, c) -> {}))
        .hasMessageContaining("transportLatencyFrames");
  }

  @Test
  void loadTellsWhatShareOfRealTimeTheProcessorTakes() {
    Inverter processor = new Inverter(1, 0, 128);
    try (Session session = new Session(processor, 128, 128, 48_000)) {
      session.renderAndSettle(48_000);
      assertThat(session.bridge.counts().load()).isPositive();
    }
  }
}

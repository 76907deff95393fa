package dev.nightjar.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealtimeBridgeFailureTest {

  private static final int FADE = WetDryFade.FADE_FRAMES;

  private record Message(String text, Throwable cause, String threadName) {}

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  @Test
  void failingProcessorLeadsToBypassAndAMessageOnAnotherThread() throws InterruptedException {
    Inverter processor = new Inverter(1, 20, 128);
    try (Session session = new Session(processor, 128, 128, 8192, this::keep)) {
      session.renderAndSettle(1024);
      processor.failure = new IllegalStateException("lost its mind");
      assertThat(session.render(512)).isFalse();
      Message message = messages.poll(20, TimeUnit.SECONDS);
      assertThat(message.text()).contains("lost its mind").contains("unprocessed");
      assertThat(message.cause()).isSameAs(processor.failure);
      assertThat(message.threadName()).isEqualTo("nightjar-messages");

      int dryFrom = session.position + FADE;
      session.play(1024);
      session.assertHeard(dryFrom, session.position, +1);
      assertThat(session.bridge.isReady()).isFalse();
      assertThat(session.bridge.counts().failures()).isEqualTo(1);
      assertThat(session.bridge.counts().lateFrames()).isZero();
    }
  }

  @Test
  void retryBringsTheProcessorBackAtTheSameClock() {
    Inverter processor = new Inverter(1, 20, 128);
    try (Session session = new Session(processor, 128, 128, 8192, this::keep)) {
      session.renderAndSettle(1024);
      processor.failure = new IllegalStateException("for a while");
      assertThat(session.render(512)).isFalse();
      processor.failure = null;
      session.bridge.retry();
      Session.await(session.bridge::isReady);
      int wetFrom = session.position + 20 + 128 + FADE;
      session.render(2048);
      session.assertHeard(wetFrom, session.position, -1);
      assertThat(session.bridge.counts().failures()).isEqualTo(1);
    }
  }

  @Test
  void processorThatFailsInWarmUpIsNeverReady() throws InterruptedException {
    Inverter processor = new Inverter(1, 20, 128);
    processor.failure = new IllegalStateException("no model");
    try (Session session = new Session(processor, 128, 128, 8192, this::keep)) {
      assertThat(session.bridge.awaitReady(Session.BOUND)).isFalse();
      session.play(1024);
      session.assertHeard(0, 1024, +1);
      assertThat(messages.poll(20, TimeUnit.SECONDS).text()).contains("no model");
    }
  }

  @Test
  void processorThatFailsAfterTheBridgeGaveUpWaitingIsClosed() {
    Inverter processor = new Inverter(1, 20, 128);
    try (Session session = new Session(processor, 128, 128, 8192, this::keep)) {
      session.renderAndSettle(1024);
      processor.gate.acquireUninterruptibly();
      session.play(128);
      Session.await(processor.gate::hasQueuedThreads);
      session.bridge.close();
      assertThat(processor.closed).isFalse();
      processor.failure = new IllegalStateException("too late");
      processor.gate.release();
      Session.await(() -> processor.closed);
    }
  }

  private void keep(String text, Throwable cause) {
    messages.add(new Message(text, cause, Thread.currentThread().getName()));
  }
}

package dev.nightjar.plugin.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static String deaf(CountDownLatch until) {
    while (true) {
      try {
        until.await();
        return "made";
      } catch (InterruptedException e) {
        // Foreign code need not heed it.
      }
    }
  }

  @Test
  void whatComesTooLateIsHandedOn() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    BlockingQueue<String> late = new LinkedBlockingQueue<>();
    assertThatThrownBy(
            () -> Patience.run("It", Duration.ofMillis(20), () -> deaf(refused), late::add))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("did not answer");
    assertThat(late).isEmpty();
    refused.countDown();
    assertThat(late.poll(20, TimeUnit.SECONDS)).isEqualTo("made");
  }

  @Test
  void whatComesInTimeIsGivenAndNotHandedOn() throws PluginException {
    BlockingQueue<String> late = new LinkedBlockingQueue<>();
    assertThat(Patience.run("It", Duration.ofSeconds(60), () -> "made", late::add))
        .isEqualTo("made");
    assertThat(late).isEmpty();
  }
}

package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.midi.EventRing;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SynthEngineTest {
  private static final int RATE_HZ = 48_000;
  private static final int BLOCK = 128;

  private final LiveEvents events = new LiveEvents();
  private final EventRing keys = new EventRing();
  private final float[][] block = new float[2][1_024];

  @Test
  void aMessageIsHeardAlwaysEquallyLate() throws Exception {
    try (SynthEngine engine = engine(new SineInstrument(RATE_HZ, 0), 1)) {
      assertThat(engine.transportFrames()).isEqualTo(BLOCK);
      for (int offset = 0; offset < BLOCK; offset += 37) {
        keys.put(engine.dueFrame(offset), 0x7f4590);
        long before = engine.position();
        assertThat(firstSound(engine) - before).isEqualTo(offset + BLOCK + 1);
        keys.put(engine.dueFrame(0), 0x4580);
        pullUntilSilent(engine);
      }
      assertThat(engine.late().frames()).isZero();
    }
  }

  @Test
  void blocksThatAreNoWholeCellsNeedAlmostACellMore() throws Exception {
    Performance performance = new Performance(new SineInstrument(RATE_HZ, 0), events, 0);
    events.add(keys);
    try (SynthEngine engine = new SynthEngine(performance, 0, 100, 2)) {
      assertThat(engine.transportFrames()).isEqualTo(200 + 63);
      for (int i = 0; i < 50; i++) {
        keys.put(engine.dueFrame(i), 0x7f4590);
        long before = engine.position();
        assertThat(firstSound(engine, 100) - before).isEqualTo(i + 263 + 1);
        keys.put(engine.dueFrame(0), 0x4580);
        pullUntilSilent(engine, 100);
      }
    }
  }

  @Test
  void whatIsLateIsSilentCountedAndNeverComesAfterwards() throws Exception {
    SlowInstrument slow = new SlowInstrument(new SineInstrument(RATE_HZ, 0));
    try (SynthEngine engine = engine(slow, 1)) {
      keys.put(0, 0x7f4590);
      pull(engine, BLOCK);
      await(() -> engine.readyFrames() >= BLOCK);
      slow.hold();
      pull(engine, BLOCK);
      await(slow::holds);
      for (int i = 0; i < 5; i++) {
        engine.pull(block, BLOCK);
      }
      assertThat(engine.late().gaps()).isEqualTo(1);
      assertThat(engine.late().frames()).isEqualTo(5L * BLOCK);
      assertThat(block[0]).startsWith(0, 0, 0);
      slow.letGo();
      pull(engine, BLOCK);
      pull(engine, BLOCK);
      assertThat(engine.late().gaps()).isEqualTo(1);
      assertThat(peak(BLOCK)).isPositive();
    }
  }

  @Test
  void whileNobodyTakesFramesTimeStandsStill() throws Exception {
    try (SynthEngine engine = engine(new SineInstrument(RATE_HZ, 0), 1)) {
      pull(engine, BLOCK);
      Thread.sleep(200);
      keys.put(engine.dueFrame(), 0x7f4590);
      assertThat(firstSound(engine) - BLOCK).as("not 9,600").isLessThan(1_500);
    }
  }

  @Test
  void anInstrumentThatFailsLeavesSilence() throws Exception {
    SlowInstrument broken = new SlowInstrument(new SineInstrument(RATE_HZ, 0));
    try (SynthEngine engine = engine(broken, 1)) {
      broken.fail();
      pull(engine, BLOCK);
      await(() -> engine.failure() != null);
      engine.pull(block, BLOCK);
      engine.pull(block, BLOCK);
      assertThat(engine.failure()).hasMessage("broken by the test");
      assertThat(engine.late().frames()).isPositive();
    }
  }

  @Test
  void theAudioThreadAllocatesNothing() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (SynthEngine engine = engine(new SineInstrument(RATE_HZ, 0), 1)) {
      long before = 0;
      for (int i = -2_000; i < 2_000; i++) {
        if (i == 0) {
          before = threads.getCurrentThreadAllocatedBytes();
        }
        keys.put(engine.dueFrame(5), 0x45b0);
        engine.pull(block, BLOCK);
      }
      // The measurement itself may cost a little once; an object per block would be 32,000.
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    }
  }

  private SynthEngine engine(Instrument instrument, int ahead) throws InterruptedException {
    events.add(keys);
    SynthEngine engine = new SynthEngine(new Performance(instrument, events, 0), 0, BLOCK, ahead);
    await(engine::ready);
    return engine;
  }

  /** The frame of the first sample that is not 0. */
  private long firstSound(SynthEngine engine) throws InterruptedException {
    return firstSound(engine, BLOCK);
  }

  private long firstSound(SynthEngine engine, int frames) throws InterruptedException {
    while (true) {
      long from = engine.position();
      pull(engine, frames);
      for (int i = 0; i < frames; i++) {
        if (block[0][i] != 0) {
          return from + i;
        }
      }
    }
  }

  private void pullUntilSilent(SynthEngine engine) throws InterruptedException {
    pullUntilSilent(engine, BLOCK);
  }

  private void pullUntilSilent(SynthEngine engine, int frames) throws InterruptedException {
    do {
      pull(engine, frames);
    } while (peak(frames) > 0);
  }

  private void pull(SynthEngine engine, int frames) throws InterruptedException {
    await(() -> engine.readyFrames() >= frames);
    engine.pull(block, frames);
  }

  private float peak(int frames) {
    float peak = 0;
    for (int i = 0; i < frames; i++) {
      peak = Math.max(peak, Math.abs(block[0][i]));
    }
    return peak;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(0, 50_000);
    }
  }
}
